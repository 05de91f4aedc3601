/** The commands of this folder: every file that exports `command(program)` adds the command of its name. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';

/** The program with the command `asked`, so that no other need be read; with all commands when there is none of that name. */
export async function programWith(asked?: string): Promise<Command> {
  const program = new Command('truatkhap')
    .description('ระบบเฝ้าระวังและป้องกันเชิงรุก · the office of the watch programme')
    .showSuggestionAfterError(true);
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'main.ts')
    .sort();
  const own = files.filter((file) => file === `${asked}.ts`);
  for (const file of own) await addCommand(program, file);
  if (program.commands.length === 0) for (const file of files) await addCommand(program, file);
  return program;
}

async function addCommand(program: Command, file: string): Promise<void> {
  const room = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    command?: (program: Command) => void;
  };
  room.command?.(program);
}
