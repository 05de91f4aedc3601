/** docs/reference/commands.md: the commands, from the same words as --help. */
import type { Command } from 'commander';
import { page, table, type Page } from './page.ts';

function section(command: Command): string {
  const takes = [
    ...command.registeredArguments.map((argument) => [argument.name(), argument.description]),
    ...command.options.filter((option) => !option.hidden).map((option) => [option.flags, option.description]),
  ];
  const usage = `truatkhap ${command.name()} ${command.usage()}`.trim();
  return [
    `## ${command.name()}`,
    command.description(),
    `\`\`\`text\n${usage}\n\`\`\``,
    ...(takes.length > 0 ? [table(['ค่าที่ใส่ · Takes', 'ความหมาย · Meaning'], takes)] : []),
  ].join('\n\n');
}

/** `program` with all its commands. */
export function commandsPage(program: Command): Page {
  const commands = [...program.commands].sort((a, b) => (a.name() < b.name() ? -1 : 1));
  return page(
    'commands.md',
    'คำสั่ง · Commands',
    'สั่งด้วย `./truatkhap` จากโฟลเดอร์ของโครงการ ทุกคำสั่งมี `--help` · Run as `./truatkhap` in the project folder; each has `--help`.',
    ...commands.map(section),
  );
}
