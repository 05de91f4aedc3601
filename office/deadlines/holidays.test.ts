/** The office's own days off: planted once, corrected by those who may, read by everybody signed in. */
import { describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, publicViewer, systemViewer } from '#tests/office-store.ts';
import { recordHoliday } from './actions/record-holiday.ts';
import { withdrawHoliday } from './actions/withdraw-holiday.ts';
import { dueDay, readCalendar } from './calendar.ts';
import { plantHolidays, readHolidaySeed } from './holiday-seed.ts';

const office = officeStore();
const friday = new Date('2026-11-20T10:00:00+07:00');
const centre = () => office.person({ role: 'centre_officer', scope: ['nation', ''] });

describe('the days off of an office', () => {
  test('are planted once and never over what the office wrote', async () => {
    const { store } = office;
    const me = await centre();
    await act(store, me.viewer, recordHoliday, {
      on: '2026-12-10',
      nameTh: 'วันรัฐธรรมนูญ (แก้ไข)',
      nameEn: 'Constitution Day (mended)',
    });
    const planted = await store.within(systemViewer, plantHolidays);
    expect(planted).toBe(readHolidaySeed().days.length - 1);
    expect(await store.within(systemViewer, plantHolidays)).toBe(0);
    const [kept] = await office.owner<{ name_en: string }>(
      `SELECT name_en FROM office.holidays WHERE holiday_on = '2026-12-10'`,
    );
    expect(kept?.name_en).toBe('Constitution Day (mended)');
  });

  test('move a due day as soon as one is added, and back when it is withdrawn', async () => {
    const me = await centre();
    const due = () =>
      office.store.within(me.viewer, async (tx) => dueDay('2026-11-23', await readCalendar(tx, friday)));
    expect(await due()).toMatchObject({ dueOn: '2026-11-23', unsure: false });
    await act(office.store, me.viewer, recordHoliday, {
      on: '2026-11-23',
      nameTh: 'วันหยุดพิเศษ',
      nameEn: 'Special holiday',
    });
    expect(await due()).toMatchObject({ dueOn: '2026-11-24', workingDaysLeft: 1, unsure: true });
    await act(office.store, me.viewer, withdrawHoliday, { on: '2026-11-23' });
    expect(await due()).toMatchObject({ dueOn: '2026-11-23' });
  });

  test('are verified only with a source', async () => {
    const me = await centre();
    const entry = { on: '2027-02-22', nameTh: 'วันหยุด', nameEn: 'Holiday', verified: true };
    await expect(act(office.store, me.viewer, recordHoliday, entry)).rejects.toMatchObject({
      code: 'office.input',
    });
    await act(office.store, me.viewer, recordHoliday, { ...entry, source: 'มติคณะรัฐมนตรี (ทดสอบ)' });
  });

  test('are not an Area officer’s to change, and a day that is none is nobody’s', async () => {
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const entry = { on: '2027-02-23', nameTh: 'วันหยุด', nameEn: 'Holiday' };
    await expect(act(office.store, officer.viewer, recordHoliday, entry)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    const me = await centre();
    await expect(
      act(office.store, me.viewer, recordHoliday, { ...entry, on: '2027-02-29' }),
    ).rejects.toMatchObject({ code: 'office.input' });
    await expect(act(office.store, me.viewer, withdrawHoliday, { on: '2031-01-01' })).rejects.toMatchObject({
      code: 'office.not_found',
    });
  });

  test('can be read on public pages too', async () => {
    const calendar = await office.store.within(publicViewer, (tx) => readCalendar(tx, friday));
    expect(calendar.today).toBe('2026-11-20');
  });
});
