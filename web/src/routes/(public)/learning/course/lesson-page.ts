/** What the page of a lesson shows, to officials and to everybody. */
import type { Language } from '#kernel/texts.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { lessonsOf, readCourse, readLesson } from '#programme/curriculum/catalogue.ts';

/** @throws Problem office.not_found */
export async function lessonPage(
  tx: Tx,
  { slug, lesson }: { slug: string; lesson: string },
  language: Language,
) {
  const course = await readCourse(tx, slug);
  const said = (row: { titleTh: string; titleEn: string }) => (language === 'th' ? row.titleTh : row.titleEn);
  const all = await lessonsOf(tx, course.versionId);
  const after = all[all.findIndex((one) => one.slug === lesson) + 1];
  return {
    lesson: await readLesson(tx, course.versionId, lesson, language),
    course: {
      title: said(course),
      versionNo: course.versionNo,
      isStarter: course.isStarter,
      slug: course.slug,
    },
    next: after ? { slug: after.slug, title: said(after) } : null,
  };
}
