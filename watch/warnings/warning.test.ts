/** An urgent warning: never an order, under a power of the addressee, signed by the director, and followed to its end. */
import { beforeAll, describe, expect, test } from 'vitest';
import { editLetter } from '#office/letters/actions/edit-letter.ts';
import { dispatchLetter } from '#office/letters/actions/dispatch-letter.ts';
import { numberLetter } from '#office/letters/actions/number-letter.ts';
import { reviewLetter } from '#office/letters/actions/review-letter.ts';
import { signLetter } from '#office/letters/actions/sign-letter.ts';
import { withdrawLetter } from '#office/letters/actions/withdraw-letter.ts';
import { letterPdf } from '#office/letters/issued.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#tests/access/drill.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { answer, draft } from '#tests/letters-desk.ts';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, municipality, openedItem, type Cast } from '#tests/watch-world.ts';
import { logCall } from './actions/call.ts';
import { recordCopy } from './actions/copy.ts';
import { draftWarning } from './actions/draft.ts';
import { settleWarning } from './actions/settle.ts';
import { withdrawWarning } from './actions/withdraw.ts';
import { dues } from './dues.ts';
import { powers } from './powers.ts';
import { callsOf, readWarning, warningsOf } from './queries.ts';
import { readsAsAnOrder, wordsOf } from './wording.ts';

const office = officeStore();
const files = keptFiles(freshFolder());
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const typed = {
  addressee: 'agency',
  headConcerned: '',
  headTitle: 'นายกเทศมนตรีตำบลสมมุติ',
  powerId: 'cancel-before-contract',
  act: 'การลงนามสัญญาจ้างก่อสร้างถนนสายสมมุติ',
  beforeOn: inDays(4),
  clock: '15.00',
  grounds: 'ประกาศเผยแพร่เพียงหนึ่งวันทำการก่อนกำหนดยื่นข้อเสนอ และมีผู้ยื่นข้อเสนอรายเดียว (สมมุติ)',
};

interface Made {
  id: string;
  letterId: string;
  itemId: string;
}

async function drafted(changes: object = {}): Promise<Made> {
  const { id: watchItemId } = await openedItem(office, cast.officer, { agencyId: municipality });
  const given = { watchItemId, ...typed, ...changes };
  return { ...(await act(office.store, cast.officer.viewer, draftWarning, given)), itemId: watchItemId };
}

async function signedAndSent(made: Made): Promise<Made> {
  const { store } = office;
  const id = made.letterId;
  await act(store, cast.colleague.viewer, reviewLetter, { id, version: 1 });
  await act(store, cast.director.viewer, signLetter, { id, version: 2 });
  await act(store, cast.officer.viewer, numberLetter, { id, version: 3 });
  await letterPdf(store, cast.officer.viewer, files, id);
  await act(store, cast.officer.viewer, dispatchLetter, { id, version: 4, means: 'hand' });
  return made;
}

const now = (id: string) => office.store.within(cast.director.viewer, (tx) => readWarning(tx, id));
async function press(
  deed: Parameters<typeof act>[2],
  id: string,
  more: object = {},
  by: keyof Cast = 'officer',
) {
  const { version } = await now(id);
  return answer(act(office.store, cast[by].viewer, deed, { id, version, ...more }));
}
const letterOf = async (id: string) =>
  (await office.owner<{ subject_line: string; body: string; urgency: string; recipient_kind: string; recipient_name: string }>(
    'SELECT subject_line, body, urgency, recipient_kind, recipient_name FROM office.letters WHERE letter_id = $1',
    [id],
  ))[0]!; // prettier-ignore

describe('the words', () => {
  test.each(powers.powers)('ask under the addressee’s own power and order nothing: $id', (power) => {
    for (const copyTo of ['นายอำเภอสมมุติ', null]) {
      const said = {
        act: 'การลงนามสัญญา',
        beforeAt: new Date('2026-11-25T08:00:00Z'),
        grounds: 'ข้อสังเกต',
        power,
      };
      const { subjectLine, body } = wordsOf({
        ...said,
        copyTo,
        agencyName: copyTo === null ? 'เทศบาลตำบลสมมุติ' : null,
      });
      const whole = `${subjectLine}\n${body}`;
      expect(whole).not.toMatch(/สั่ง|ให้ระงับ|ให้ยุติ|ต้องระงับ|ห้าม/u);
      expect(readsAsAnOrder(whole)).toBe(false);
      expect(whole).toContain('อันเป็นอำนาจของท่าน');
      expect(whole).toContain('การตัดสินใจเป็นของท่าน');
      expect(whole).toContain('เวลา ๑๕.๐๐ นาฬิกา วันที่ ๒๕ พฤศจิกายน ๒๕๖๙');
      expect(whole.includes('ส่งสำเนา')).toBe(copyTo !== null);
    }
  });

  test('of a power nobody has read in the Gazette say so: the list is not verified', () => {
    expect(powers.verified).toBe(false);
  });

  test.each(['ขอให้ระงับการลงนามทันที', 'สำนักงานสั่งให้หยุดการจ้างนี้', 'ห้ามลงนามในสัญญาฉบับนี้'])(
    'that read as an order are refused where they are typed: %s',
    async (grounds) => {
      expect(await answer(drafted({ grounds }))).toBe('warnings.worded_as_order');
    },
  );

  test('about an order of goods are no order', async () => {
    expect(await answer(drafted({ act: 'การสั่งซื้อครุภัณฑ์สมมุติ' }))).toBe('done');
  });

  test('cannot be typed over in the letter', async () => {
    const { letterId } = await drafted();
    const given = {
      ...draft,
      recipientId: municipality,
      id: letterId,
      version: 1,
      body: 'ให้ระงับการลงนามทันทีตามคำสั่งนี้',
    };
    expect(await answer(act(office.store, cast.officer.viewer, editLetter, given))).toBe(
      'letters.words_of_a_warning',
    );
  });
});

describe('a draft', () => {
  test('names the act and the time, is most urgent, and says that a copy goes above', async () => {
    const { letterId, itemId } = await drafted();
    const letter = await letterOf(letterId);
    expect(letter.urgency).toBe('most_urgent');
    expect(letter.recipient_name).toBe(typed.headTitle);
    expect(letter.subject_line).toContain(typed.act);
    expect(letter.body).toContain('ส่งสำเนาหนังสือฉบับนี้ถึงผู้ว่าราชการจังหวัดสมุทรสาคร');
    expect(await office.store.within(cast.officer.viewer, (tx) => warningsOf(tx, itemId))).toHaveLength(1);
  });

  test('where the head is concerned goes to whoever supervises, under that one’s power', async () => {
    expect(await answer(drafted({ headConcerned: 'on' }))).toBe('warnings.head_concerned');
    const above = { headConcerned: 'on', addressee: 'supervisor' };
    expect(await answer(drafted(above))).toBe('warnings.not_their_power');
    const { letterId } = await drafted({ ...above, powerId: 'governor-supervises-municipality' });
    const letter = await letterOf(letterId);
    expect(letter).toMatchObject({ recipient_kind: 'province', recipient_name: 'ผู้ว่าราชการจังหวัดสมุทรสาคร' });
    expect(letter.body).toContain('ของเทศบาลตำบลสมมุติ');
    expect(letter.body).not.toContain('ส่งสำเนา');
  });

  test('under a power of the supervisor is not sent to the agency, nor for a moment that has passed', async () => {
    expect(await answer(drafted({ powerId: 'governor-supervises-municipality' }))).toBe(
      'warnings.not_their_power',
    );
    expect(await answer(drafted({ beforeOn: inDays(-1) }))).toBe('warnings.moment_passed');
  });

  test('is the Area’s own: no centre, partner, other Area or agency makes or sees one', async () => {
    const { id, itemId } = await drafted();
    for (const who of ['centre', 'governor', 'head', 'suppression', 'administrator'] as const)
      expect(
        await answer(act(office.store, cast[who].viewer, draftWarning, { watchItemId: itemId, ...typed })),
      ).toBe('office.not_permitted');
    expect(
      await answer(act(office.store, cast.elsewhere.viewer, draftWarning, { watchItemId: itemId, ...typed })),
    ).toBe('office.not_found');
    for (const who of ['elsewhere', 'governor', 'otherAgency', 'suppression'] as const)
      expect(await answer(office.store.within(cast[who].viewer, (tx) => readWarning(tx, id)))).toBe(
        'office.not_found',
      );
  });

  test('is signed by the director and by nobody else', async () => {
    const { letterId } = await drafted();
    await act(office.store, cast.colleague.viewer, reviewLetter, { id: letterId, version: 1 });
    for (const who of ['officer', 'colleague'] as const)
      expect(
        await answer(act(office.store, cast[who].viewer, signLetter, { id: letterId, version: 2 })),
      ).toBe('office.not_permitted');
    expect(
      await answer(act(office.store, cast.centre.viewer, signLetter, { id: letterId, version: 2 })),
    ).not.toBe('done');
    expect(
      await answer(act(office.store, cast.director.viewer, signLetter, { id: letterId, version: 2 })),
    ).toBe('done');
  });
});

describe('what comes after', () => {
  const call = {
    calledOn: inDays(0),
    clock: '00:00',
    isReached: 'on',
    spokeTo: 'ปลัดเทศบาล',
    words: 'รับทราบ จะเสนอนายกในวันนี้',
  };

  test('nothing is recorded of a letter that has not left; it is withdrawn with its letter', async () => {
    const { id, letterId } = await drafted();
    for (const [deed, more] of [[logCall, call], [recordCopy, {}], [settleWarning.deferred, { words: 'ชะลอแล้ว' }]] as const)
      expect(await press(deed, id, more)).toBe('warnings.not_sent_yet'); // prettier-ignore
    expect(await press(withdrawWarning, id)).toBe('warnings.sent_already');
    await act(office.store, cast.officer.viewer, withdrawLetter, {
      id: letterId,
      version: 1,
      why: 'mistake',
    });
    expect(await press(withdrawWarning, id)).toBe('done');
  });

  test('the addressee is rung the same day, the copy goes above, and the act is deferred', async () => {
    const { id } = await signedAndSent(await drafted());
    const todo = () => office.store.within(cast.officer.viewer, dues);
    expect(await todo()).toContainEqual(
      expect.objectContaining({ href: `/warnings/${id}`, due_on: bangkokToday(new Date()) }),
    );
    expect(await press(logCall, id, { ...call, spokeTo: '' })).toBe('warnings.spoke_to_nobody');
    expect(await press(logCall, id, { ...call, calledOn: inDays(1) })).toBe('warnings.moment_ahead');
    expect(await press(logCall, id, { ...call, calledOn: inDays(-1) })).toBe('warnings.not_sent_yet');
    expect(await press(logCall, id, call)).toBe('done');
    expect(await press(recordCopy, id)).toBe('done');
    expect(await now(id)).toMatchObject({ calledSameDay: true, copiedOn: bangkokToday(new Date()) });
    expect(await press(settleWarning.deferred, id, { words: 'เทศบาลเลื่อนการลงนามไปก่อน (สมมุติ)' })).toBe('done');
    expect(await now(id)).toMatchObject({ state: 'deferred' });
    expect(
      (await office.store.within(cast.officer.viewer, (tx) => callsOf(tx, id))).map(({ spokeTo }) => spokeTo),
    ).toEqual(['ปลัดเทศบาล']);
    expect((await todo()).filter(({ href }) => href === `/warnings/${id}`)).toEqual([]);
  });

  test('going on needs a reason; no reply needs the time to be over and somebody to have rung', async () => {
    const { id } = await signedAndSent(await drafted());
    expect(await press(settleWarning.went_on, id, { words: '' })).toBe('office.input');
    expect(await press(settleWarning.no_reply, id)).toBe('warnings.still_time');
    await office.owner(
      `UPDATE office.urgent_warnings SET before_at = now() - interval '1 minute' WHERE warning_id = $1`,
      [id],
    );
    expect(await press(settleWarning.no_reply, id)).toBe('warnings.never_called');
    expect(await press(logCall, id, { ...call, isReached: '', spokeTo: '' })).toBe('done');
    expect(await press(settleWarning.no_reply, id)).toBe('done');
    expect(await press(settleWarning.went_on, id, { words: 'ประชาชนเดือดร้อน' })).toBe('office.wrong_state');
  });

  test('the copy of a letter that went to the supervisor is none', async () => {
    const above = { addressee: 'supervisor', powerId: 'governor-supervises-municipality' };
    const { id } = await signedAndSent(await drafted(above));
    expect(await press(recordCopy, id)).toBe('warnings.copy_goes_to_itself');
  });
});
