// SPDX-License-Identifier: Apache-2.0
// The words that C++, its library's macros and the C library have taken.
#include "compile/cpp_words.hpp"

#include <string>

#include "compile/joined.hpp"

namespace sprat::compile {

namespace {

constexpr std::string_view kKeywords =
    " alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t "
    "char32_t char8_t class co_await co_return co_yield compl concept const const_cast "
    "consteval constexpr constinit continue decltype default delete do double dynamic_cast else "
    "enum explicit export extern false float for friend goto if inline int long mutable "
    "namespace new noexcept not not_eq nullptr operator or or_eq private protected public "
    "register reinterpret_cast requires return short signed sizeof static static_assert "
    "static_cast struct switch template this thread_local throw true try typedef typeid "
    "typename union unsigned using virtual void volatile wchar_t while xor xor_eq ";

// Those of the standard headers that a program may well include.
constexpr std::string_view kMacros =
    " BIG_ENDIAN BUFSIZ BYTE_ORDER CHAR_BIT CHAR_MAX CHAR_MIN CLOCKS_PER_SEC DBL_EPSILON DBL_MAX "
    "DBL_MIN DECIMAL_DIG E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN "
    "EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD "
    "ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM "
    "EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ "
    "EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED "
    "EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP "
    "EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET "
    "ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC ENOKEY ENOLCK "
    "ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS "
    "ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY "
    "ENOTUNIQ ENXIO EOF EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO "
    "EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART ERFKILL EROFS "
    "ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS "
    "ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL EXIT_FAILURE EXIT_SUCCESS FALSE "
    "FILENAME_MAX FLT_EPSILON FLT_MAX FLT_MIN FOPEN_MAX FP_INFINITE FP_NAN FP_NORMAL "
    "FP_SUBNORMAL FP_ZERO HUGE_VAL HUGE_VALF HUGE_VALL INFINITY LC_ALL LC_COLLATE LC_CTYPE "
    "LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME LDBL_EPSILON LDBL_MAX LDBL_MIN LITTLE_ENDIAN "
    "LLONG_MAX LLONG_MIN LONG_MAX LONG_MIN L_tmpnam MAXFLOAT MB_CUR_MAX MB_LEN_MAX M_1_PI "
    "M_2_PI M_2_SQRTPI M_E M_LN10 M_LN2 M_LOG10E M_LOG2E M_PI M_PI_2 M_PI_4 M_SQRT1_2 M_SQRT2 "
    "NAME_MAX NAN NULL PATH_MAX PTRDIFF_MAX PTRDIFF_MIN RAND_MAX SCHAR_MAX SCHAR_MIN SEEK_CUR "
    "SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SHRT_MAX SHRT_MIN SIGABRT SIGALRM SIGBUS SIGCHLD "
    "SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF "
    "SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN "
    "SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_ATOMIC_MAX "
    "SIG_ATOMIC_MIN SIG_BLOCK SIG_DFL SIG_ERR SIG_HOLD SIG_IGN SIG_SETMASK SIG_UNBLOCK SIZE_MAX "
    "SSIZE_MAX STDERR_FILENO STDIN_FILENO STDOUT_FILENO TIME_UTC TMP_MAX TRUE UCHAR_MAX "
    "ULLONG_MAX ULONG_LONG_MAX ULONG_MAX USHRT_MAX WCHAR_MAX WCHAR_MIN WEOF WINT_MAX WINT_MIN "
    "alloca assert errno issubnormal linux major makedev math_errhandling minor offsetof setjmp "
    "sigmask stderr stdin stdout unix va_arg va_copy va_end va_start ";

// Of the C library, which are at global scope.
constexpr std::string_view kLibraryNames =
    " abort abs access acos alarm asin atan atof atoi atol basename bsearch calloc ceil chdir "
    "clearerr clock close cos cosh creat ctime daylight dev_t difftime div dup environ erf exit "
    "exp fabs fclose feof ferror floor fmod fopen fork free frexp gamma getc getenv gets gid_t "
    "gmtime hypot index ino_t isatty j0 j1 jn kill labs ldexp lgamma link localtime log logb "
    "longjmp malloc mktime mode_t modf nan nice off_t open pause perror pid_t pipe pow printf "
    "psignal putc puts qsort raise rand random read realloc remove rename rewind rindex rint "
    "rmdir round select setbuf signal sin sinh size_t sleep sprintf sqrt srand srandom sscanf "
    "stat stpcpy strcat strchr strcmp strcpy strlen swab sync system tan tanh time time_t "
    "timer_t timespec timeval timezone tm tmpfile trunc ttyname tzname tzset uid_t umask uname "
    "ungetc unlink wait write y0 y1 yn ";

// INT8_MIN, UINT_LEAST16_MAX, UINT64_C and so on.
bool is_integer_macro(std::string_view name) {
  const std::string_view stem = name.substr(name.starts_with("U") ? 1 : 0);
  return stem.starts_with("INT") &&
         (name.ends_with("_MIN") || name.ends_with("_MAX") || name.ends_with("_C"));
}

bool is_taken(std::string_view name) {
  return has_word(kKeywords, name) || has_word(kMacros, name) || is_integer_macro(name);
}

// Two underscores in a row are reserved everywhere, one before a capital too.
std::string without_reserved_underscores(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    if (c != '_' || !kept.ends_with('_')) kept += c;
  }
  const bool is_capital = kept.size() > 1 && kept[1] >= 'A' && kept[1] <= 'Z';
  if (kept.starts_with('_') && is_capital) kept.erase(0, 1);
  return kept;
}

bool is_std(std::string_view name) {
  return name.starts_with("std") && name.find_first_not_of("0123456789", 3) == name.npos;
}

}  // namespace

std::string cpp_identifier(std::string_view name) {
  std::string identifier = without_reserved_underscores(name);
  if (is_taken(identifier)) identifier += '_';
  return identifier;
}

std::string cpp_global_identifier(std::string_view name) {
  std::string identifier = cpp_identifier(name);
  if (identifier.starts_with('_')) identifier.erase(0, 1);
  if (identifier.empty() || (identifier.front() >= '0' && identifier.front() <= '9')) {
    identifier.insert(identifier.begin(), 'n');
  }
  const bool is_ours = identifier == "sprat" || identifier == "posix" || is_std(identifier);
  if (is_taken(identifier) || is_ours || has_word(kLibraryNames, identifier)) identifier += '_';
  return identifier;
}

}  // namespace sprat::compile
