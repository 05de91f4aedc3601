/** truatkhap forget: undoes the import of one file. */
import type { Command } from 'commander';
import { forgetFile } from '#procurement/run.ts';
import { progressBar } from './progress.ts';

export function command(program: Command): void {
  program
    .command('forget')
    .argument('<file-id>', 'รหัสไฟล์ (ดูจาก truatkhap sources) · file id, as truatkhap sources shows it')
    .description('ถอนไฟล์ที่นำเข้า · undo the import of a file')
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .action(async (fileId: string, options: { data: string }) => {
      const bar = progressBar(true);
      const { file } = await forgetFile(options.data, fileId, { onProgress: bar.tell }).finally(() =>
        bar.stop(),
      );
      console.log(
        `ถอนไฟล์ ${file.name} แล้ว (${file.read.toLocaleString('en-US')} แถว) · the import of ${file.name} is undone`,
      );
    });
}
