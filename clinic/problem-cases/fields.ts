/** What the forms of a problem case say. */
import { channels, type Channel } from '#clinic/consultations/kinds.ts';
import { choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { consenterNames } from './states.ts';

export const ofRow = { id: rowId, version };

export const channel = choice(Object.keys(channels) as [Channel, ...Channel[]]);

/** Written anew: others may hear both. */
export const toldFields = { title: words(5, 200), summary: words(10, 4000) };

export const consentFields = {
  consentBy: choice(consenterNames),
  consentedOn: day,
  consentChannel: channel,
  consentWords: words(5, 1000),
};

/** One of the two. */
export const partyFields = {
  agencyId: optional(words(3, 200)),
  body: optional(words(2, 200)),
  consentedOn: day,
};

export const why = words(5, 1000);
