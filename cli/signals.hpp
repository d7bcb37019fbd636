// SPDX-License-Identifier: Apache-2.0
// What the command does when it is told to stop: it leaves no unfinished file and no child behind.
#pragma once

namespace sprat::cli {

/// On SIGINT, SIGTERM, SIGHUP and SIGPIPE: removes what is unfinished, then dies by that signal, so
/// that a shell sees the truth. A signal that the caller chose to ignore stays ignored, except
/// SIGPIPE.
void die_cleanly_on_signals();

/// After a failed write: where standard output is a pipe that nobody reads any more, ends the
/// program as SIGPIPE does, without a message. The library turned that signal into an error.
void die_if_nobody_reads();

}  // namespace sprat::cli
