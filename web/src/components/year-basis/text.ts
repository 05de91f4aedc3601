/** Words for what a year rests on. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    tied: 'แผนและกฎหมายที่ปีนี้อ้างอิง',
    none: 'ยังไม่พบแหล่งข้อมูลที่บอกว่าปีนี้อ้างอิงแผนใด',
    others: 'แผนอื่นที่ใช้อยู่ในปีนั้นตามช่วงปีของแผน แต่ไม่มีแหล่งข้อมูลโยงกับโครงการ',
    years: (from: number, to: number) => `พ.ศ. ${from}-${to}`,
    noYears: 'แหล่งข้อมูลไม่ได้บอกช่วงปี',
  },
  {
    tied: 'Plans and law that the year rests on',
    none: 'No source was found that says which plan the year rests on',
    others: 'Other plans that were for this year by their own dates; no source ties them to the programme',
    years: (from: number, to: number) => `${from}-${to} (${from - 543}-${to - 543})`,
    noYears: 'the source gives no years',
  },
);
