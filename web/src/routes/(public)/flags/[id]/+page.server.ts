/** One observation: its words, its settings, how often it could speak, and what officers said of it. */
import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { readFlagPages, readPublicFigures } from '#procurement/read.ts';
import type { PageServerLoad } from './$types';

interface Mark {
  verdict: 'look_further' | 'explained' | 'not_useful';
  /** null: fewer than five, which could point at one. */
  subjects: number | null;
}

export const load: PageServerLoad = async ({ params, locals }) => {
  const flag = readFlagPages(locals.language).find((one) => one.id === params.id);
  if (!flag) error(404, 'Not found');
  const { workspace } = locals.site;
  const figures = workspace === null ? null : await readPublicFigures(workspace);
  const marks = await locals.store.within(locals.viewer, (tx) =>
    sql<Mark>`SELECT verdict, subjects::int AS subjects FROM office.flag_track_record ()
      WHERE flag_id = ${flag.id} AND flag_version = ${flag.version}`.execute(tx),
  );
  return {
    flag,
    figures: figures?.flags.find((one) => one.flagId === flag.id) ?? null,
    marks: marks.rows,
  };
};
