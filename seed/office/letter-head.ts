/** What stands at the head of the demonstration's letters: invented, and saying so, so that a number reads as one. */
import { act } from '#office/action.ts';
import { editLetterHead } from '#office/letters/actions/edit-letter-head.ts';
import { ownHead } from '#office/letters/registers.ts';
import type { Scene } from './scene.ts';

export async function letterHead({ store, actor }: Scene): Promise<void> {
  const director = actor('director7');
  const { id, version, name } = await store.within(director, ownHead);
  await act(store, director, editLetterHead, {
    id,
    version,
    name,
    address: 'ที่อยู่สมมุติ (สาธิต)',
    owner: 'กลุ่มงานป้องกัน (สาธิต)',
    numberPrefix: 'สาธิต 7',
  });
}
