/** The time of day in Thailand, '09:15'; '…' where nobody wrote it down. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Bangkok',
  hour: '2-digit',
  minute: '2-digit',
});

export const clockOf = (at: Date | null): string => (at === null ? '…' : clock.format(at));
