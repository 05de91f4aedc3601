/** The `truatkhap` command. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Compiled once and kept, which halves the time until a command starts; without the right to write there, it is not.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { programWith } = await import('./program.ts');
const { Problem } = await import('#kernel/problem.ts');

// A reader who has seen enough (`| head`) ends the command; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const program = await programWith(process.argv[2]);
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`${error.th}\n${error.en}`);
  process.exitCode = 2;
}
