// SPDX-License-Identifier: Apache-2.0
// Kernels compiled for any machine, for AVX2 and for AVX-512, of which the running machine picks
// one.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define SPRAT_AVX2_TARGET __attribute__((target("avx2")))
#define SPRAT_AVX512_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))
#else
#define SPRAT_AVX2_TARGET
#define SPRAT_AVX512_TARGET
#endif

namespace sprat::encoding {

inline bool has_avx2() {
#if defined(__x86_64__) && defined(__GNUC__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

inline bool has_avx512() {
#if defined(__x86_64__) && defined(__GNUC__)
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
#else
  return false;
#endif
}

}  // namespace sprat::encoding

/// Defines `name`, a template over T with these parameters, by the always_inline template `body`.
#define SPRAT_VECTOR_KERNEL(name, body, parameters, arguments) \
  template <class T>                                           \
  void name##_portable parameters {                            \
    body<T> arguments;                                         \
  }                                                            \
  template <class T>                                           \
  SPRAT_AVX2_TARGET void name##_avx2 parameters {              \
    body<T> arguments;                                         \
  }                                                            \
  template <class T>                                           \
  SPRAT_AVX512_TARGET void name##_avx512 parameters {          \
    body<T> arguments;                                         \
  }                                                            \
  template <class T>                                           \
  void name parameters {                                       \
    if (has_avx512()) return name##_avx512<T> arguments;       \
    if (has_avx2()) return name##_avx2<T> arguments;           \
    name##_portable<T> arguments;                              \
  }
