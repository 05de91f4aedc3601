/**
 * The `truatkhap` command. Every other file of this folder that exports `command(program)` adds
 * one command; nothing lists them by hand.
 */
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Command } from 'commander';
import { Problem } from '#kernel/problem.ts';

const program = new Command('truatkhap')
  .description('ระบบเฝ้าระวังและป้องกันเชิงรุก · the office of the watch programme')
  .showSuggestionAfterError(true);

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'main.ts')
  .sort();
for (const file of files) {
  const room = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    command?: (program: Command) => void;
  };
  room.command?.(program);
}

// A reader who has seen enough (`| head`) ends the command; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`${error.th}\n${error.en}`);
  process.exitCode = 2;
}
