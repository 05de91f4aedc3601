/** Which deeds the lived-in office does less often than others. */

/** Of few subjects, done once or not at all, so that each of their states has an example whose pages are met. */
export const sparing: Readonly<Record<string, number>> = {
  'selection.propose': 1,
  'selection.reopen': 0,
  'selection.withdraw': 0,
  'urgent_warning.draft': 1, // each writes a letter, and the letters of other desks are to be met too
  'watch_item.share': 6, // with several bodies, of which one is no longer
  'watch_item.withdraw_share': 1,
  'watch_item.record_outcome': 5, // one is confirmed, one withdrawn, and others still wait
  'problem_case.close_partly_solved': 0, // of few cases one ends, and the others go on
  'problem_case.close_not_solved': 0,
  'problem_case.withdraw': 0,
  'committee_meeting.take_off_item': 1,
  'oit_page.publish': 1,
  'oit_page.withdraw': 0, // the published one is everybody's to see
  'ita_list.hand_in': 3, // by several, of whom one says yes
  'ita_list.take_in': 1,
  'return_round.change_window': 0, // whoever fills in finds a window open
  'return_book.hand_in': 1,
  'return_book.take_in': 0, // one waits for a word, so that its page is met
  'consultation.step_aside': 1, // whoever stepped aside from all of them would meet none
};
