/** A repair as a change of the plan. Money, titles and needs stay; nothing becomes less open or later needed. */
import type { Change } from './asked-flags.ts';
import { openness, type Draft, type LimitOn } from './draft.ts';
import { readTitle } from './lay-drafts.ts';
import type { Finding } from './judge.ts';

/** The day of a needed thing never moves back: a joint purchase is made when its first part is needed. */
function joined(parts: readonly Draft[], limitOn: LimitOn): Draft {
  const [first] = parts;
  const satang = parts.reduce((sum, part) => sum + part.satang, 0n);
  const most = parts.reduce((open, part) => (openness(part.method) > openness(open.method) ? part : open));
  const sellers = new Set(parts.map((part) => part.seller?.id ?? null));
  const announced = parts.flatMap((part) => part.announcedDay ?? []);
  const signedDay = Math.min(...parts.map((part) => part.signedDay));
  const opens = satang > limitOn(signedDay) && openness(most.method) === 0;
  return {
    ...first!,
    lines: parts.flatMap((part) => part.lines).sort((a, b) => a - b),
    satang,
    method: opens ? 'e_bidding' : most.method,
    specialService: parts.some((part) => part.specialService),
    announcedDay: announced.length === 0 ? null : Math.min(...announced),
    signedDay,
    seller: opens || openness(most.method) > 0 || sellers.size > 1 ? null : first!.seller,
  };
}

/** What is the same need: the same thing by its title, else by its kind. */
function needOf(draft: Draft): string {
  const { stem, entry } = readTitle(draft.title);
  return stem ?? (entry === null ? `title ${draft.title}` : `entry ${entry}`);
}

export interface Changed {
  plan: Draft[];
  /** The purchases as they are after the change. */
  made: Draft[];
}

/** The plan with `change` made to the drafts of `finding`; null where it changes nothing. */
export function changed(
  plan: readonly Draft[],
  change: Change,
  finding: Finding,
  limitOn: LimitOn,
): Changed | null {
  const chosen = finding.drafts.flatMap((index) => plan[index] ?? []);
  const others = plan.filter((draft) => !chosen.includes(draft));
  const made = changers[change](chosen, finding, limitOn);
  return made === null ? null : { plan: [...others, ...made], made };
}

const changers: Record<
  Change,
  (chosen: readonly Draft[], finding: Finding, limitOn: LimitOn) => Draft[] | null
> = {
  join(chosen, _finding, limitOn) {
    const needs = [...Map.groupBy(chosen, needOf).values()];
    if (needs.every((parts) => parts.length === 1)) return null;
    return needs.map((parts) => (parts.length === 1 ? parts[0]! : joined(parts, limitOn)));
  },
  more_open_method(chosen) {
    if (chosen.every(({ method }) => openness(method) === 2)) return null;
    return chosen.map((draft) =>
      openness(draft.method) === 2
        ? draft
        : { ...draft, method: 'e_bidding', seller: null, announcedDay: null },
    );
  },
  longer_notice(chosen, { result }) {
    const days = Math.floor(result.threshold ?? 0) + 1;
    return chosen.map((draft) =>
      draft.announcedDay === null
        ? draft
        : { ...draft, signedDay: Math.max(draft.signedDay, draft.announcedDay + days) },
    );
  },
};
