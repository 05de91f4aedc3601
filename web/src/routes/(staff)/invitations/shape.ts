/** Which shape an invitation's state has beside its word. */
import type { InvitationState } from '#programme/meetings/invitation-states.ts';

export function shapeOfAnswer(state: InvitationState): 'calm' | 'notice' | 'caution' | 'none' {
  if (state === 'accepted') return 'calm';
  if (state === 'declined') return 'caution';
  return state === 'invited' ? 'notice' : 'none';
}
