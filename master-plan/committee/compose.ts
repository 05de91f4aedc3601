/** Puts a pack together as at a moment: what the meeting's page shows until it is frozen, and what is frozen. */
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agendaOf, type AgendaFacts } from './agenda.ts';
import { bodiesOf, cardsOf, roundsOf, targetsOf } from './as-at.ts';
import { resultsIn, yearsKnown } from '#master-plan/ita/results.ts';
import { figuresOf } from './figures.ts';
import type { PackBody, PackContent, PackMeeting, PageContent } from './pack.ts';
import { itemsOf, openResolutions, type Meeting } from './queries.ts';

export interface Composed {
  content: PackContent;
  /** One for each body of the content, in the same order. */
  pages: PageContent[];
}

export async function compose(
  tx: Tx,
  meeting: Meeting,
  { moment, frozenAt }: { moment: string; frozenAt: string },
): Promise<Composed> {
  const asked = { provinceIso: meeting.provinceIso, roundIds: meeting.roundIds, moment };
  const rounds = await roundsOf(tx, asked.roundIds);
  const cards = await cardsOf(tx, asked.roundIds);
  const bodies = await bodiesOf(tx, asked, rounds);
  const province = figuresOf(rounds, cards, bodies, await targetsOf(tx, asked, rounds));
  const resolutions = await openResolutions(tx, meeting);
  const items = await itemsOf(tx, meeting.id);
  const facts = {
    rounds,
    cards,
    bodies,
    figures: province.figures,
    resolutions,
    items,
    ita: await itaOf(tx, meeting, moment),
  };
  const head = { format: 1 as const, meeting: meetingOf(meeting), moment, rounds, cards };
  const pages = bodies.map((body): PageContent => ({ ...head, body }));
  return {
    content: {
      ...head,
      ...province,
      frozenAt,
      agenda: agendaOf(facts, meeting.agendaOrder),
      bodies: bodies.map((body, at) => listed(body, pages[at]!)),
    },
    pages,
  };
}

function meetingOf({
  provinceIso,
  provinceTh,
  provinceEn,
  be,
  number,
  onDay,
  place,
  chairPost,
  isDemonstration,
}: Meeting): PackMeeting {
  return { provinceIso, provinceTh, provinceEn, be, number, onDay, place, chairPost, isDemonstration };
}

/** A body as the pack lists it: what counts of it, and the hash of its page. */
function listed({ agencyId, nameTh, returns }: PackBody, page: PageContent): PackContent['bodies'][number] {
  return {
    agencyId,
    nameTh,
    sha256: sha256Of(canonicalJson(page)),
    returns: returns.map(({ values: _, projects: __, ...one }) => one),
  };
}

/** The last year known of the province up to the meeting's own, and the one before it, as at the moment. */
async function itaOf(tx: Tx, { provinceIso, be }: Meeting, moment: string): Promise<AgendaFacts['ita']> {
  const years = (await yearsKnown(tx, { moment, provinceIso })).filter((year) => year <= be);
  const [year, before] = years;
  if (year === undefined) return null;
  const of = async (one: number) => ({
    be: one,
    results: await resultsIn(tx, { be: one, provinceIso, moment }),
  });
  return { year: await of(year), before: before === undefined ? null : await of(before) };
}
