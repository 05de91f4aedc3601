/** Words of the pager. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    page: (page: number, pages: number) => `หน้า ${page} จาก ${pages}`,
    previous: 'หน้าก่อน',
    following: 'หน้าถัดไป',
  },
  {
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    following: 'Next page',
  },
);
