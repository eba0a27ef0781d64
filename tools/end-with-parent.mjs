// Loaded before the app (`node --import`) by those who start it as a child with a pipe as its stdin: when the
// parent is gone, however it went, the pipe closes and the app drains as it does on SIGTERM.
process.stdin.once("close", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
process.stdin.unref();
