/** One flag at the desk: how much it could assess here, whom it speaks of, and what people made of it. */
import { notFound } from '#office/problems.ts';
import { flaggedSubjects, lawReferences, readCoverage, type Analysis } from '#procurement/read.ts';
import type { Language } from '#kernel/texts.ts';
import { trackRecords } from '#watch/marks.ts';
import { asked, atDesk } from '#web/src/routes/(staff)/desk/analysis.ts';
import type { PageServerLoad } from './$types';

const subjectsShown = 50;

export const load: PageServerLoad = async ({ locals, params }) => {
  const desk = await atDesk(locals);
  const { language } = locals;
  const told = await asked(locals, desk, `flag ${language} ${params.id}`, (analysis) =>
    readFlag(analysis, params.id, language),
  );
  if (told === null) throw notFound();
  const records = await locals.store.within(locals.viewer, trackRecords);
  return { ...told, records: records.filter((record) => record.flagId === params.id) };
};

async function readFlag(analysis: Analysis, id: string, language: Language) {
  const [coverage] = await readCoverage(analysis, language, id);
  const flag = analysis.catalogue.find((row) => row.flag_id === id);
  if (!flag || !coverage) throw notFound();
  return {
    flag: {
      id,
      version: flag.version,
      status: flag.status,
      use: flag.use_as,
      subjectKind: flag.subject_kind,
    },
    coverage,
    laws: lawReferences(flag, language),
    subjects: await flaggedSubjects(analysis, flag, { language, limit: subjectsShown }),
  };
}
