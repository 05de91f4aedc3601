/** What happened to a watch item, told in sentences. */
import { expect, test } from 'vitest';
import { eventSentence } from './event-sentence.ts';

const event = (name: string, data: Record<string, string>) => ({ name, data, at: new Date(0), by: null });

test.each([
  [event('watch_item.moved', { from: 'watching', to: 'halting' }), 'เปลี่ยนขั้น: จาก เฝ้าระวัง เป็น ระงับยับยั้ง/สกัดกั้น'],
  [
    event('watch_item.shared', { body: 'nacc_region', what: 'steps summary' }),
    'แบ่งปันกับหน่วยงานร่วม: สำนักงาน ป.ป.ช. ภาค · ขั้นตอนที่ดำเนินการร่วมกัน · สรุปประเด็น',
  ],
  [event('watch_item.source_added', {}), 'เพิ่มแหล่งที่มา'], // a secret one says no more
  [
    event('watch_item.ended', { from: 'watching', to: 'ended', outcome: 'explained' }),
    'สิ้นสุด: มีคำอธิบายที่สมเหตุสมผล',
  ],
])('%o is told as “%s”', (one, sentence) => expect(eventSentence(one, 'th')).toBe(sentence));

test('every word is there in English too', () => {
  const said = eventSentence(event('watch_item.moved', { from: 'preventing', to: 'watching' }), 'en');
  expect(said).toBe('Moved on the ladder: from Prevention to Watching');
});
