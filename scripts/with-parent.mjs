import './keep-compiled.mjs';

/** Loaded before a program that a launcher starts: when the launcher is killed, the program ends itself in order. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
