// SPDX-License-Identifier: Apache-2.0
// What the command does when it is told to stop: it leaves no unfinished file and no child behind.
#pragma once

namespace sprat::cli {

/// On SIGINT, SIGTERM, SIGHUP and SIGPIPE: removes what is unfinished, then dies by that signal, so
/// that a shell sees the truth. A signal that the caller chose to ignore stays ignored, except
/// SIGPIPE: `sprat cat … | head` ends quietly under any parent.
void die_cleanly_on_signals();

}  // namespace sprat::cli
