/** File names in and out, hostile ones too. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, contentDisposition } from './file-name.ts';

describe('a name on the way in', () => {
  test('keeps its Thai and loses its folders', () => {
    expect(cleanFileName('C:\\งาน\\ลับ\\หนังสือตอบ ฉบับที่ 2.PDF', 'pdf')).toBe('หนังสือตอบ ฉบับที่ 2.pdf');
    expect(cleanFileName('../../etc/passwd', 'png')).toBe('passwd.png');
    expect(cleanFileName('photo.JPEG', 'jpg')).toBe('photo.jpg');
  });

  test('ends as its content says, not as somebody typed it', () => {
    expect(cleanFileName('หนังสือ.exe', 'pdf')).toBe('หนังสือ.exe.pdf');
    expect(cleanFileName('annex\u202Efdp.exe', 'pdf')).toBe('annexfdp.exe.pdf');
    expect(cleanFileName('', 'pdf')).toBe('file.pdf');
    expect(cleanFileName('...', 'pdf')).toBe('file.pdf');
  });

  test('cannot break a header, a path or a column, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name, 'pdf');
        expect(clean).toMatch(/^[^/\\\p{Cc}"]{1,190}\.pdf$/u);
        expect(clean).not.toMatch(/^\./);
      }),
    );
  });
});

describe('a name on the way out', () => {
  test('is told in ASCII and in UTF-8', () => {
    expect(contentDisposition('attachment', 'หนังสือ 1.pdf')).toBe(
      `attachment; filename="_______ 1.pdf"; filename*=UTF-8''%E0%B8%AB%E0%B8%99%E0%B8%B1%E0%B8%87%E0%B8%AA%E0%B8%B7%E0%B8%AD%201.pdf`,
    );
  });

  test('never ends the header or its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = contentDisposition('inline', `a"; x="${name}\r\nSet-Cookie: b=c`);
        expect(value).toMatch(/^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]*$/);
        expect(value.split('"')).toHaveLength(3);
      }),
    );
  });
});
