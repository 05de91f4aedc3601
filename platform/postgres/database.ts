/** The office's tables as TypeScript. Made from the migrated database by `truatkhap database-types`: do not edit. */
/* eslint-disable max-lines -- as long as the office has tables */
import type { ColumnType, GeneratedAlways } from 'kysely';

/** 'YYYY-MM-DD', a day in Bangkok. */
export type Day = string;
export type Instant = ColumnType<Date, Date | string>;
/** Exact decimal as text. */
export type Numeric = ColumnType<string, string | number>;
/** Read as a value, written as JSON.stringify(value). */
export type Json = ColumnType<unknown, string>;
/** Has a default: may be left out when written. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;

export interface AuthAttempts {
  bucket: Buffer;
  tries: number;
  last_at: Instant;
}

export interface AuthKnownBrowsers {
  browser_hash: Buffer;
  person_id: string;
  seen_at: Instant;
}

export interface AuthLinks {
  link_hash: Buffer;
  purpose: string;
  person_id: string | null;
  clears_second_step: Generated<boolean>;
  made_at: Instant;
  expires_at: Instant | null;
}

export interface AuthPasswords {
  person_id: string;
  hash: string;
  changed_at: Instant;
}

export interface AuthRecoveryCodes {
  person_id: string;
  code_hash: Buffer;
}

export interface AuthSecondStepOffers {
  person_id: string;
  sealed_secret: Buffer;
  offered_at: Instant;
  proven_step: number | null;
}

export interface AuthSecondSteps {
  person_id: string;
  sealed_secret: Buffer;
  last_step: number;
  set_at: Instant;
}

export interface AuthSessions {
  session_id: Generated<string>;
  token_hash: Buffer;
  person_id: string;
  post_id: string | null;
  stage: string;
  client: string;
  started_at: Instant;
  seen_at: Instant;
  confirmed_at: Instant;
}

export interface OfficeActivities {
  activity_id: Generated<string>;
  slug: string;
  fiscal_year_be: number;
  activity_no: number | null;
  kind: string;
  area_no: number | null;
  region_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  on_day: Day | null;
  reported_on: Day | null;
  starts_at: unknown;
  place_th: string | null;
  place_en: string | null;
  title_th: string;
  title_en: string;
  about_th: string | null;
  about_en: string | null;
  chair_th: string | null;
  chair_en: string | null;
  attendee_count: number | null;
  attendee_count_is_estimate: Generated<boolean>;
  advice_count: number | null;
  agency_count: number | null;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  cancel_reason: string | null;
  announced_at: Instant | null;
  created_by: string | null;
  ends_on: Day | null;
  ends_at: unknown;
  attendance_basis: string | null;
  attendance_link: string | null;
  published_link: string | null;
  seat_count: number | null;
  room_key: GeneratedAlways<string>;
}

export interface OfficeActivityAgencies {
  activity_id: string;
  agency_id: string;
  process: string | null;
}

export interface OfficeActivityAgenda {
  agenda_item_id: Generated<string>;
  activity_id: string;
  item_no: number;
  activity_no: number | null;
  starts_at: unknown;
  title_th: string;
  title_en: string | null;
  speaker_th: string | null;
  speaker_en: string | null;
}

export interface OfficeActivitySectors {
  activity_id: string;
  sector: string;
  who_th: string | null;
  who_en: string | null;
  attendee_count: number | null;
}

export interface OfficeAdoptions {
  adoption_id: Generated<string>;
  practice_id: string;
  agency_id: string;
  province_iso: string;
  district_code: string | null;
  area_no: number | null;
  adopted_on: Day;
  result_value: Numeric | null;
  result_th: string | null;
  state: Generated<string>;
  version: Generated<number>;
  recorded_by: string;
  checked_by: string | null;
  checked_on: Day | null;
  checked_how: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeAdviceFollowUps {
  follow_up_id: Generated<string>;
  consultation_id: string;
  area_no: number;
  days: number;
  due_on: Day;
  did: string | null;
  outcome: string | null;
  changed_thb: Numeric | null;
  note: string | null;
  recorded_by: string | null;
  recorded_at: Instant | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
  told_by_asker: Generated<boolean>;
}

export interface OfficeAdvicePapers {
  paper_id: Generated<string>;
  advice_id: string;
  sha256: string;
  byte_count: number;
  kept_by: string | null;
  kept_at: Generated<Instant>;
}

export interface OfficeAdviceReviews {
  review_id: Generated<string>;
  advice_id: string;
  law_change_id: string;
  words: string;
  cleared_by: string;
  cleared_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeAdviceSources {
  source_id: Generated<string>;
  advice_id: string;
  place: number;
  law_id: string | null;
  section_no: string | null;
  title: string;
  in_force_from_on: Day | null;
  is_verified: Generated<boolean>;
  read_on: Day;
}

export interface OfficeAdvices {
  advice_id: Generated<string>;
  consultation_id: string;
  area_no: number;
  edition: number;
  replaces_id: string | null;
  replaces_why: string | null;
  question: string;
  question_folded: string;
  facts: string;
  facts_sha256: string;
  assumptions: string | null;
  level: string;
  conditions: string | null;
  answer: string;
  valid_until_on: Day;
  wants_reader: Generated<boolean>;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  read_by: string | null;
  read_at: Instant | null;
  number: string | null;
  office_name: string | null;
  signed_by: string | null;
  signer_name: string | null;
  signer_title: string | null;
  signed_on: Day | null;
  signed_at: Instant | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeAgencies {
  agency_id: string;
  name_th: string;
  name_en: string | null;
  folded_name: string;
  agency_type: Generated<string>;
  province_iso: string | null;
  district_code: string | null;
  parent_agency_id: string | null;
  ended_on: Day | null;
  source: string;
  is_demonstration: Generated<boolean>;
  version: Generated<number>;
  state: Generated<string>;
}

export interface OfficeAgencyChanges {
  agency_change_id: GeneratedAlways<number>;
  agency_id: string;
  kind: string;
  other_agency_id: string | null;
  before: Json;
  after: Json;
  effective_on: Day;
  source: string;
  recorded_at: Generated<Instant>;
}

export interface OfficeAgencyInvitations {
  invitation_id: Generated<string>;
  agency_id: string;
  role: string;
  for_name: string | null;
  code_hash: Buffer;
  state: Generated<string>;
  made_by: string;
  made_at: Generated<Instant>;
  expires_at: Generated<Instant>;
  used_by: string | null;
  used_at: Instant | null;
  version: Generated<number>;
}

export interface OfficeAreaProvinces {
  area_province_id: GeneratedAlways<number>;
  province_iso: string;
  area_no: number | null;
  valid_from_on: Day;
  valid_to_on: Day | null;
  source: string | null;
  verified: Generated<boolean>;
}

export interface OfficeAreas {
  area_no: number;
  name_th: string;
  name_en: string;
  seat_province_iso: string | null;
  valid_from_on: Day;
  valid_to_on: Day | null;
  source: string | null;
  verified: Generated<boolean>;
}

export interface OfficeAttemptAnswers {
  attempt_id: string;
  place_no: number;
  question_id: string;
  choice_ids: string[];
  choice: string | null;
  answered_at: Instant | null;
  is_right: boolean | null;
}

export interface OfficeAttemptGradings {
  grading_id: GeneratedAlways<number>;
  attempt_id: string;
  score: number;
  total: number;
  withdrawn_question_id: string | null;
  graded_at: Generated<Instant>;
}

export interface OfficeAttempts {
  attempt_id: Generated<string>;
  person_id: string | null;
  participant_id: string | null;
  version_id: string;
  kind: string;
  state: Generated<string>;
  version: Generated<number>;
  seed: number;
  total: number;
  pass_count: number;
  score: number | null;
  started_at: Generated<Instant>;
  due_at: Instant;
  closes_at: Instant;
  finished_at: Instant | null;
  ended_by: string | null;
  pairs_with: string | null;
  activity_id: string | null;
  conducted_by: string | null;
  area_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  agency_id: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeAttendanceCodes {
  attendance_code_id: Generated<string>;
  activity_id: string;
  participant_id: string;
  code_mark: Buffer;
  issue_no: Generated<number>;
  self_used_at: Instant | null;
  state: Generated<string>;
  version: Generated<number>;
  issued_by: string | null;
  issued_at: Generated<Instant>;
}

export interface OfficeAttendanceScans {
  scan_id: string;
  activity_id: string;
  participant_id: string | null;
  way: string;
  how: string;
  said_at: Instant;
  at: Instant;
  trouble: string | null;
  recorded_by: string | null;
  received_at: Generated<Instant>;
}

export interface OfficeAttendances {
  attendance_id: Generated<string>;
  activity_id: string;
  participant_id: string;
  in_at: Instant | null;
  out_at: Instant | null;
  minutes: number | null;
  how: string;
  sector: string;
  agency_id: string | null;
  organisation: string | null;
  area_no: number | null;
  province_iso: string | null;
  trouble_count: Generated<number>;
  settled_by: string | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeCertificates {
  certificate_id: Generated<string>;
  attempt_id: string;
  version_id: string;
  person_id: string | null;
  participant_id: string | null;
  number_year_be: number;
  number_no: number;
  holder_name: string;
  holder_title: string | null;
  course_th: string;
  course_en: string;
  version_no: number;
  hours: Numeric;
  issued_on: Day;
  code_digest: Buffer;
  pdf_sha256: string | null;
  state: Generated<string>;
  version: Generated<number>;
  revoked_on: Day | null;
  revoked_by: string | null;
  revoked_reason: string | null;
  area_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  agency_id: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeClinics {
  clinic_id: Generated<string>;
  area_no: number;
  name_th: string;
  name_en: string;
  opened_fiscal_year_be: number | null;
  address_th: string | null;
  address_en: string | null;
  province_iso: string | null;
  hours_th: string | null;
  hours_en: string | null;
  phone: string | null;
  staff_count: number | null;
  mobile_unit_count: number | null;
  source: string | null;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
  version: Generated<number>;
  state: Generated<string>;
  kind: Generated<string>;
}

export interface OfficeCommitteeComments {
  committee_comment_id: Generated<string>;
  committee_meeting_id: string;
  words: string;
  role: string;
  written_by: string;
  written_at: Generated<Instant>;
}

export interface OfficeCommitteeItems {
  committee_item_id: Generated<string>;
  committee_meeting_id: string;
  title: string;
  words: string | null;
  added_by: string;
  added_at: Generated<Instant>;
}

export interface OfficeCommitteeMeetings {
  committee_meeting_id: Generated<string>;
  province_iso: string;
  area_no: number | null;
  region_no: number | null;
  fiscal_year_be: number;
  number: number;
  on_day: Day;
  place: string;
  chair_post: string | null;
  round_ids: string[];
  agenda_order: Generated<string[]>;
  frozen_at: Instant | null;
  minutes: string | null;
  off_why: string | null;
  planned_by: string;
  planned_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeCommitteePackPages {
  committee_pack_page_id: Generated<string>;
  committee_meeting_id: string;
  place: number;
  agency_id: string;
  content: string;
  sha256: string;
}

export interface OfficeCommitteePacks {
  committee_meeting_id: string;
  moment: number;
  content: string;
  sha256: string;
  frozen_by: string;
  frozen_at: Generated<Instant>;
}

export interface OfficeCommitteePapers {
  committee_meeting_id: string;
  kind: string;
  sha256: string;
  byte_count: number;
  kept_by: string;
  kept_at: Generated<Instant>;
}

export interface OfficeCommitteeResolutionEntries {
  committee_resolution_entry_id: GeneratedAlways<number>;
  committee_resolution_id: string;
  kind: string;
  words: string;
  evidence: string | null;
  due_on: Day | null;
  written_by: string;
  written_at: Generated<Instant>;
}

export interface OfficeCommitteeResolutions {
  committee_resolution_id: Generated<string>;
  committee_meeting_id: string;
  number: number;
  province_iso: string;
  area_no: number | null;
  region_no: number | null;
  words: string;
  owner: string;
  agency_id: string | null;
  due_on: Day;
  recommendation_id: string | null;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeConfidenceAnswers {
  confidence_id: Generated<string>;
  version_id: string;
  phase: string;
  month_on: Day;
  knows_where_to_ask: number;
  would_ask: number;
  feels_safe: number;
}

export interface OfficeConsultationCodes {
  code_hash: Buffer;
  consultation_id: string;
}

export interface OfficeConsultationFiles {
  consultation_file_id: Generated<string>;
  consultation_id: string;
  sha256: string;
  byte_count: number;
  media_type: string;
  file_name: string;
  sent_at: Generated<Instant>;
}

export interface OfficeConsultationNotes {
  note_id: Generated<string>;
  consultation_id: string;
  kind: string;
  words: string;
  written_by: string | null;
  written_at: Generated<Instant>;
  sending_id: string | null;
}

export interface OfficeConsultationRecusals {
  recusal_id: Generated<string>;
  consultation_id: string;
  person_id: string;
  why: string;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeConsultations {
  consultation_id: Generated<string>;
  number: string;
  area_no: number;
  channel: string;
  asker_kind: string;
  asker_name: string | null;
  contact: string | null;
  agency_id: string | null;
  province_iso: string | null;
  district_code: string | null;
  topic: string;
  question: string;
  decide_by_on: Day | null;
  amount_thb: Numeric | null;
  counterpart: string | null;
  law: string | null;
  urgency: string;
  answer_by_on: Day;
  received_at: Generated<Instant>;
  received_by: string | null;
  taken_by: string | null;
  held_by: string | null;
  held_until: Instant | null;
  pointed_to: string | null;
  pointed_note: string | null;
  answered_on: Day | null;
  closed_on: Day | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
  search_text: string;
  agency_said: string | null;
  known_to: string | null;
  intake_sha256: string | null;
  withdrawn_on: Day | null;
}

export interface OfficeCourseModules {
  module_id: Generated<string>;
  version_id: string;
  module_no: number;
  slug: string;
  title_th: string;
  title_en: string;
}

export interface OfficeCourseVersions {
  version_id: Generated<string>;
  course_id: string;
  version_no: number;
  state: Generated<string>;
  version: Generated<number>;
  about_th: string;
  about_en: string;
  is_starter: Generated<boolean>;
  hours: Numeric;
  question_count: number;
  pass_count: number;
  minutes_allowed: number;
  most_attempts: number;
  made_by: string | null;
  made_at: Generated<Instant>;
  published_by: string | null;
  published_at: Instant | null;
  retired_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeCourses {
  course_id: Generated<string>;
  slug: string;
  title_th: string;
  title_en: string;
  state: Generated<string>;
  version: Generated<number>;
  made_by: string | null;
  made_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeDeskCapacities {
  area_no: number;
  subjects_per_day: number;
  set_by: string;
  set_at: Generated<Instant>;
}

export interface OfficeDistrictCountCorrections {
  correction_id: GeneratedAlways<number>;
  count_id: string;
  district_code: string;
  province_iso: string;
  received_count: number;
  settled_count: number;
  handed_over_count: number;
  corrected_by: string;
  corrected_at: Generated<Instant>;
}

export interface OfficeDistrictCounts {
  count_id: Generated<string>;
  district_code: string;
  province_iso: string;
  month_on: Day;
  topic: string;
  received_count: number;
  settled_count: number;
  handed_over_count: number;
  state: Generated<string>;
  version: Generated<number>;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeDistrictMatters {
  matter_id: Generated<string>;
  district_code: string;
  province_iso: string;
  topic: string;
  register_no: string;
  about: string | null;
  handed_to: string;
  handed_to_name: string | null;
  handed_over_on: Day;
  due_back_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  handed_over_by: string;
  recorded_at: Generated<Instant>;
  taken_over_by: string | null;
  taken_over_at: Instant | null;
  outcome: string | null;
  answered_on: Day | null;
  answered_by: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeDistrictQuestions {
  question_id: Generated<string>;
  district_code: string;
  province_iso: string;
  topic: string;
  question: string;
  answer_by_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  asked_by: string;
  asked_at: Generated<Instant>;
  answer: string | null;
  answered_by: string | null;
  answered_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeDistricts {
  district_code: string;
  province_iso: string;
  name_th: string;
  name_en: string;
  valid_from_on: Day;
  valid_to_on: Day | null;
  source: string | null;
  verified: Generated<boolean>;
}

export interface OfficeEnrolments {
  enrolment_id: Generated<string>;
  fiscal_year_be: number;
  area_no: number;
  place_no: number;
  province_iso: string | null;
  kind: string;
  wording_th: string | null;
  note_th: string | null;
  note_en: string | null;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeEvents {
  event_no: number;
  at: Instant;
  name: string;
  subject_kind: string;
  subject_id: string;
  person_id: string | null;
  post_id: string | null;
  area_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  agency_id: string | null;
  data: Json;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface OfficeFeedbackAnswers {
  feedback_answer_id: Generated<string>;
  activity_id: string;
  useful: number;
  clear: number;
  will_use: number;
  words: string | null;
  batch_no: number | null;
}

export interface OfficeFeedbackCodes {
  code_mark: Buffer;
  activity_id: string;
  is_used: Generated<boolean>;
}

export interface OfficeFeedbackSets {
  feedback_set_id: Generated<string>;
  activity_id: string;
  card_count: number;
  state: Generated<string>;
  version: Generated<number>;
  printed_by: string;
  printed_at: Generated<Instant>;
}

export interface OfficeFiscalYears {
  fiscal_year_be: number;
  project_name_th: string | null;
  project_name_en: string | null;
  year_no: number | null;
  year_no_is_stated: Generated<boolean>;
  pilot_quota_per_area: number | null;
  expansion_quota_per_area: number | null;
  basis_th: string | null;
  basis_en: string | null;
  aims_th: string | null;
  aims_en: string | null;
  note_th: string | null;
  note_en: string | null;
  source: string | null;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  model_quota_per_area: number | null;
}

export interface OfficeFrozenMoments {
  moment: number;
  frozen_at: Generated<Instant>;
}

export interface OfficeGuidelineGrounds {
  guideline_ground_id: Generated<string>;
  tree_node_id: string;
  kind: string;
  told_th: string;
  told_en: string;
  source: string;
  verified: Generated<boolean>;
}

export interface OfficeGuidelineMoves {
  tree_node_id: string;
  indicator_id: string;
  by_value: Numeric | null;
  why_th: string;
  why_en: string;
  source: string;
  verified: Generated<boolean>;
}

export interface OfficeGuidelineMovesBefore {
  guideline_move_before_id: GeneratedAlways<number>;
  tree_node_id: string;
  indicator_id: string;
  by_value: Numeric | null;
  why_th: string;
  why_en: string;
  source: string;
  stood_until_at: Generated<Instant>;
}

export interface OfficeHolidays {
  holiday_on: Day;
  name_th: string;
  name_en: string;
  source: string | null;
  verified: Generated<boolean>;
}

export interface OfficeImports {
  import_id: Generated<string>;
  state: Generated<string>;
  version: Generated<number>;
  way: string;
  purpose: Generated<string>;
  files: Json;
  byte_count: number;
  as_at_on: Day | null;
  sampled: boolean | null;
  area_no: number | null;
  person_id: string;
  post_id: string;
  queued_at: Generated<Instant>;
  started_at: Instant | null;
  ended_at: Instant | null;
  stage: string | null;
  item: string | null;
  done: number | null;
  total: number | null;
  progress_at: Instant | null;
  generation: number | null;
  account: Json | null;
  problem: Json | null;
  worker: Json | null;
}

export interface OfficeIncomingLetters {
  incoming_id: Generated<string>;
  office_no: number;
  secrecy: string;
  state: Generated<string>;
  version: Generated<number>;
  received_on: Day;
  their_number: string | null;
  their_date_on: Day | null;
  sender_name: string;
  sender_agency_id: string | null;
  subject_line: string | null;
  answers_letter_id: string | null;
  reply_due_on: Day | null;
  register_no: number | null;
  register_year_be: number | null;
  entered_on: Day | null;
  entered_by: string;
  handled_on: Day | null;
  handled_by: string | null;
  handled_note: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeIndicatorActuals {
  indicator_actual_id: GeneratedAlways<number>;
  indicator_id: string;
  fiscal_year_be: number;
  part_a: Numeric;
  part_b: Numeric | null;
  note_th: string | null;
  note_en: string | null;
  source: string;
  verified: Generated<boolean>;
  recorded_by: string | null;
  recorded_at: Generated<Instant>;
  moment: number;
  is_demonstration: Generated<boolean>;
}

export interface OfficeIndicatorTargets {
  indicator_target_id: Generated<string>;
  indicator_id: string;
  from_be: number;
  to_be: number;
  quarter: number | null;
  province_iso: string | null;
  value: Numeric;
  reason: string;
  source: string;
  verified: Generated<boolean>;
  proposed_by: string | null;
  proposed_at: Generated<Instant>;
  decided_by: string | null;
  decided_at: Instant | null;
  declined_why: string | null;
  from_moment: number | null;
  to_moment: number | null;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeIndicators {
  indicator_id: string;
  goal_id: string;
  title_th: string;
  title_en: string;
  unit_th: string;
  unit_en: string;
  direction: string;
  aggregation: string;
  part_a_th: string;
  part_a_en: string;
  part_b_th: string | null;
  part_b_en: string | null;
  scale: Generated<number>;
  is_share: Generated<boolean>;
  decimals: Generated<number>;
  is_money: Generated<boolean>;
  frequency: string;
  accrual: string;
  given_by: string;
  breakdown_th: string | null;
  breakdown_en: string | null;
  baseline: Numeric | null;
  baseline_be: number | null;
  baseline_source: string | null;
  owner_th: string;
  owner_en: string;
  note_th: string | null;
  note_en: string | null;
  valid_from_be: number | null;
  valid_to_be: number | null;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  from_records: string | null;
}

export interface OfficeIntakeTexts {
  intake_text_id: Generated<string>;
  text_version: string;
  sha256: string;
  ground: string;
  state: Generated<string>;
  version: Generated<number>;
  accepted_by: string;
  accepted_at: Generated<Instant>;
  withdrawn_why: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeInterventions {
  kind: string | null;
  source_id: string | null;
  record_id: string | null;
  agency_id: string | null;
  area_no: number | null;
  on_day: Day | null;
  title_th: string | null;
  title_en: string | null;
  person_count: number | null;
  is_demonstration: boolean | null;
}

export interface OfficeItaLists {
  ita_list_id: Generated<string>;
  fiscal_year_be: number;
  source: string;
  results: Json;
  row_count: number;
  new_count: number;
  changed_count: number;
  left_out_count: number;
  handed_in_by: string;
  handed_in_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeItaResults {
  moment: number;
  fiscal_year_be: number;
  agency_id: string;
  province_iso: string;
  area_no: number | null;
  region_no: number | null;
  score: Numeric;
  level: string | null;
  source: string;
  taken_in_by: string;
  taken_in_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
  name_th: string;
}

export interface OfficeLastEvents {
  subject_kind: string;
  subject_id: string;
  event_no: number;
  hash: Buffer;
}

export interface OfficeLawChanges {
  law_change_id: Generated<string>;
  law_id: string;
  section_no: string;
  changed_on: Day;
  why: string;
  area_no: number;
  reported_by: string;
  reported_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeLessons {
  lesson_id: Generated<string>;
  version_id: string;
  module_id: string;
  lesson_no: number;
  slug: string;
  title_th: string;
  title_en: string;
  objectives_th: string[];
  objectives_en: string[];
  body_th: string;
  body_en: string;
  minutes: number;
  prerequisites: Generated<string[]>;
  materials: Generated<Json>;
  law: Generated<Json>;
  is_public: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeLetterAnswers {
  letter_id: string;
  answer: string | null;
  their_number: string | null;
  their_date_on: Day | null;
  incoming_id: string | null;
  answered_by: string;
  answered_at: Generated<Instant>;
}

export interface OfficeLetterFiles {
  letter_file_id: Generated<string>;
  letter_id: string | null;
  incoming_id: string | null;
  purpose: string;
  sha256: string;
  byte_count: number;
  media_type: string;
  file_name: string;
  added_by: string | null;
  added_at: Generated<Instant>;
  reply_id: string | null;
}

export interface OfficeLetterMatters {
  letter_matter_id: Generated<string>;
  letter_id: string | null;
  incoming_id: string | null;
  about_kind: string;
  about_id: string;
}

export interface OfficeLetterOffices {
  letter_office_id: Generated<string>;
  office_no: number;
  name_th: string;
  address_th: string | null;
  owner_th: string | null;
  phone_th: string | null;
  number_prefix: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeLetterRegisters {
  office_no: number;
  direction: string;
  year_be: number;
  last_no: number;
}

export interface OfficeLetterReminders {
  letter_reminder_id: Generated<string>;
  letter_id: string;
  reminded_on: Day;
  reminded_by: string;
  told_count: number;
}

export interface OfficeLetterReplies {
  reply_id: Generated<string>;
  letter_id: string;
  reply_code_id: string;
  sending_id: string;
  receipt_no: string;
  by_kind: string;
  full_name: string;
  position_title: string;
  explanation: string;
  changed: string | null;
  changed_on: Day | null;
  received_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
  read_by: string | null;
  read_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeLetterReplyCodes {
  reply_code_id: Generated<string>;
  letter_id: string;
  code_hash: Buffer;
  state: Generated<string>;
  version: Generated<number>;
  made_by: string;
  made_at: Generated<Instant>;
  expires_at: Instant;
}

export interface OfficeLetters {
  letter_id: Generated<string>;
  office_no: number;
  kind: string;
  secrecy: string;
  state: Generated<string>;
  version: Generated<number>;
  recipient_kind: string;
  recipient_id: string | null;
  recipient_name: string;
  subject_line: string | null;
  reference_lines: Generated<string[]>;
  enclosure_lines: Generated<string[]>;
  body: string | null;
  reply_due_on: Day | null;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  reviewed_by: string | null;
  signed_by: string | null;
  signer_name: string | null;
  signer_title: string | null;
  signed_on: Day | null;
  head: Json | null;
  register_no: number | null;
  register_year_be: number | null;
  numbered_on: Day | null;
  dispatched_on: Day | null;
  dispatch_means: string | null;
  received_on: Day | null;
  answered_on: Day | null;
  withdrawn_on: Day | null;
  withdrawn_why: string | null;
  withdrawn_note: string | null;
  is_demonstration: Generated<boolean>;
  urgency: Generated<string>;
}

export interface OfficeListedSubjects {
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  province_iso: string | null;
  first_generation: number;
  first_listed_at: Generated<Instant>;
}

export interface OfficeMeetingCommitments {
  activity_id: string;
  recommendation_id: string;
}

export interface OfficeMeetingInvitations {
  meeting_invitation_id: Generated<string>;
  activity_id: string;
  area_no: number | null;
  province_iso: string | null;
  agency_id: string | null;
  invited_name: string;
  sector: string;
  seat_quota: number;
  seats_taken: Generated<number>;
  posts_wanted: string | null;
  reply_due_on: Day | null;
  letter_id: string | null;
  state: Generated<string>;
  version: Generated<number>;
  decline_reason: string | null;
  invited_by: string;
  invited_at: Generated<Instant>;
  answered_by: string | null;
  answered_at: Instant | null;
  reminded_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeMeetingNews {
  meeting_news_id: Generated<string>;
  activity_id: string;
  state: Generated<string>;
  version: Generated<number>;
  headline: string;
  body: string;
  written_by: string;
  cleared_by: string | null;
  cleared_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeMeetingQuotas {
  activity_id: string;
  sector: string;
  seat_count: number;
}

export interface OfficeMeetingTrainers {
  meeting_trainer_id: Generated<string>;
  activity_id: string;
  course_id: string;
  participant_id: string;
  minutes_taught: number | null;
  state: Generated<string>;
  version: Generated<number>;
  chosen_by: string;
  chosen_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeModelAgencies {
  model_agency_id: Generated<string>;
  agency_id: string;
  province_iso: string;
  district_code: string | null;
  area_no: number | null;
  criteria_version: string;
  why_th: string;
  state: Generated<string>;
  version: Generated<number>;
  nominated_by: string;
  nominated_on: Day;
  decided_by: string | null;
  decided_on: Day | null;
  decision_note: string | null;
  term_until_on: Day | null;
  confirmed_on: Day | null;
  confirmed_by: string | null;
  ended_on: Day | null;
  end_reason: string | null;
  ended_by: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeModelEvidence {
  evidence_id: Generated<string>;
  model_agency_id: string;
  province_iso: string;
  criterion: string;
  kind: string;
  document_title: string | null;
  document_on: Day | null;
  recommendation_id: string | null;
  state: Generated<string>;
  version: Generated<number>;
  added_by: string;
}

export interface OfficeNewsPhotos {
  news_photo_id: Generated<string>;
  meeting_news_id: string;
  sha256: string;
  byte_count: number;
  media_type: string;
  file_name: string;
  caption: string;
  consent: string;
  added_by: string;
  added_at: Generated<Instant>;
}

export interface OfficeNumberPrefixes {
  series: string;
  from_on: Day;
  prefix: string;
}

export interface OfficeOitPages {
  oit_page_id: Generated<string>;
  catalogue_id: string;
  item: string;
  agency_id: string;
  made_from: string;
  url: string | null;
  published_by: string;
  published_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeOutbox {
  outbox_id: Generated<string>;
  person_id: string;
  kind: string;
  matter_count: number;
  state: Generated<string>;
  attempt_count: Generated<number>;
  fault: string | null;
  queued_at: Generated<Instant>;
  sent_at: Instant | null;
}

export interface OfficeParticipantConsents {
  participant_consent_id: Generated<string>;
  participant_id: string;
  purpose: string;
  words_version: string;
  given_how: string;
  given_on: Day;
  withdrawn_on: Day | null;
  state: Generated<string>;
  version: Generated<number>;
  recorded_by: string;
  recorded_at: Generated<Instant>;
}

export interface OfficeParticipantMerges {
  participant_merge_id: Generated<string>;
  participant_id: string;
  into_id: string;
  merged_by: string;
  merged_at: Generated<Instant>;
  undone_by: string | null;
  undone_at: Instant | null;
}

export interface OfficeParticipantPosts {
  participant_post_id: Generated<string>;
  participant_id: string;
  position_title: string | null;
  sector: string;
  agency_id: string | null;
  organisation: string | null;
  province_iso: string | null;
  district_code: string | null;
  from_on: Day;
  until_on: Day | null;
  recorded_by: string | null;
  recorded_at: Generated<Instant>;
}

export interface OfficeParticipants {
  participant_id: Generated<string>;
  prefix: string | null;
  given_name: string | null;
  family_name: string | null;
  name_key: string | null;
  sound_key: string | null;
  search_text: Generated<string>;
  card_mark: Buffer | null;
  position_title: string | null;
  sector: string;
  agency_id: string | null;
  organisation: string | null;
  province_iso: string | null;
  district_code: string | null;
  person_id: string | null;
  known_in: Generated<string[]>;
  last_seen_on: Generated<Day>;
  state: Generated<string>;
  merged_into: string | null;
  version: Generated<number>;
  entered_by: string | null;
  entered_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficePeople {
  person_id: Generated<string>;
  full_name: string;
  position_title: string | null;
  phone: string | null;
  email: string | null;
  is_demonstration: Generated<boolean>;
  disabled_at: Instant | null;
  created_at: Generated<Instant>;
  version: Generated<number>;
  state: Generated<string>;
  created_by: Generated<string | null>;
  erased_at: Instant | null;
}

export interface OfficePersonalDataRequests {
  personal_data_request_id: Generated<string>;
  person_id: string;
  kind: string;
  received_on: Day;
  due_on: GeneratedAlways<Day>;
  state: Generated<string>;
  ground: string | null;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  decided_by: string | null;
  decided_at: Instant | null;
  version: Generated<number>;
}

export interface OfficePlanBudgets {
  plan_line_id: string;
  budget_class: number;
  area_no: number;
  has_budget: Generated<boolean>;
  planned_thb: Numeric;
  committed_thb: Generated<Numeric>;
  spent_thb: Generated<Numeric>;
  carried_thb: Generated<Numeric>;
  carried_committed_thb: Generated<Numeric>;
}

export interface OfficePlanLineRevisions {
  revision_id: GeneratedAlways<number>;
  plan_line_id: string;
  area_no: number;
  kind: string;
  before: Json;
  reason: string;
  revised_by: string;
  revised_at: Generated<Instant>;
}

export interface OfficePlanLines {
  plan_line_id: Generated<string>;
  fiscal_year_be: number;
  area_no: number;
  province_iso: string | null;
  step: string;
  measure: string;
  unit: string | null;
  title: string;
  baseline: Numeric | null;
  baseline_basis: string | null;
  target: Numeric;
  typed_actual: Numeric | null;
  typed_basis: string | null;
  has_budget: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  proposed_by: string | null;
  proposed_at: Instant | null;
  approved_by: string | null;
  approved_at: Instant | null;
  returned_reason: string | null;
  closing_words: string | null;
  closed_by: string | null;
  closed_at: Instant | null;
  carried_from: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficePlanNodes {
  node_id: string;
  kind: string;
  title_th: string;
  title_en: string;
  part_th: string | null;
  part_en: string | null;
  valid_from_be: number | null;
  valid_to_be: number | null;
  amends: string | null;
  note_th: string | null;
  note_en: string | null;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
}

export interface OfficePosts {
  post_id: Generated<string>;
  person_id: string;
  role: string;
  scope_kind: string;
  scope_id: string;
  from_at: Generated<Instant>;
  until_at: Instant | null;
  appointed_by: string | null;
  version: Generated<number>;
  state: Generated<string>;
}

export interface OfficePractices {
  practice_id: Generated<string>;
  model_agency_id: string;
  province_iso: string;
  title_th: string;
  title_en: string;
  changed_th: string;
  changed_en: string;
  how_th: string;
  how_en: string;
  cost_thb: Numeric | null;
  result_value: Numeric | null;
  result_th: string | null;
  result_en: string | null;
  state: Generated<string>;
  version: Generated<number>;
  written_by: string;
  first_cleared_by: string | null;
  cleared_by: string | null;
  published_on: Day | null;
  withdrawn_on: Day | null;
  withdrawn_reason: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeProblemCaseCommitments {
  problem_case_commitment_id: Generated<string>;
  problem_case_id: string;
  problem_case_party_id: string;
  what: string;
  due_on: Day;
  settled_on: Day | null;
  settled_words: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeProblemCaseMeetings {
  problem_case_meeting_id: Generated<string>;
  problem_case_id: string;
  on_day: Day;
  place: string;
  attended: string | null;
  agreed: string | null;
  called_off_why: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeProblemCaseParties {
  problem_case_party_id: Generated<string>;
  problem_case_id: string;
  agency_id: string | null;
  body: string | null;
  consented_on: Day;
  added_by: string;
  added_at: Generated<Instant>;
}

export interface OfficeProblemCases {
  problem_case_id: Generated<string>;
  number: string;
  consultation_id: string;
  area_no: number;
  title: string;
  summary: string;
  consent_by: string;
  consented_on: Day;
  consent_channel: string;
  consent_words: string;
  opened_by: string;
  opened_at: Generated<Instant>;
  asker_said_on: Day | null;
  asker_said_channel: string | null;
  asker_said_words: string | null;
  withdrawn_why: string | null;
  ended_by: string | null;
  ended_on: Day | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeProvinceInvitations {
  invitation_id: Generated<string>;
  fiscal_year_be: number;
  province_iso: string;
  area_no: number;
  kind: string;
  wording_th: string;
  letter_id: string | null;
  answer_by_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  invited_by: string;
  invited_at: Generated<Instant>;
  answer: string | null;
  answer_reason: string | null;
  answer_letter_no: string | null;
  answered_on: Day | null;
  answered_by: string | null;
  withdrawn_reason: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeProvinces {
  province_iso: string;
  name_th: string;
  name_en: string;
}

export interface OfficeProvincesToday {
  province_iso: string | null;
  name_th: string | null;
  name_en: string | null;
  area_no: number | null;
  area_source: string | null;
  area_verified: boolean | null;
  region_no: number | null;
  region_source: string | null;
  region_verified: boolean | null;
}

export interface OfficePublications {
  publication_id: Generated<string>;
  advice_id: string;
  area_no: number;
  edition: number;
  replaces_id: string | null;
  replaces_why: string | null;
  title: string;
  topic: string;
  question: string;
  facts: string;
  level: string;
  conditions: string | null;
  answer: string;
  search_text: string;
  sources: Json;
  law_as_of_on: Day;
  writers: string[];
  written_at: Generated<Instant>;
  checked_by: string | null;
  checked_at: Instant | null;
  cleared_by: string | null;
  cleared_at: Instant | null;
  publish_on: Day | null;
  withdrawn_on: Day | null;
  withdrawn_why: string | null;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficePublicity {
  publicity_id: Generated<string>;
  on_day: Day;
  what: string;
  medium: string;
  place: string;
  sector: string;
  reach: number | null;
  measured_how: string | null;
  link: string | null;
  area_no: number | null;
  province_iso: string | null;
  activity_id: string | null;
  state: Generated<string>;
  version: Generated<number>;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeQuarterlyReturns {
  quarterly_return_id: Generated<string>;
  return_round_id: string;
  agency_id: string;
  reporter_kind: string;
  name_th: string;
  province_iso: string;
  area_no: number | null;
  region_no: number | null;
  revision_no: Generated<number>;
  saves: Generated<number>;
  active_seconds: Generated<number>;
  saved_at: Instant | null;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  last_moment: Generated<number>;
}

export interface OfficeQuestions {
  question_id: Generated<string>;
  version_id: string;
  module_id: string;
  question_no: GeneratedAlways<number>;
  slug: string;
  prompt_th: string;
  prompt_en: string;
  choices: Json;
  right_choice: string;
  why_th: string;
  why_en: string;
  state: Generated<string>;
  version: Generated<number>;
  withdrawn_reason: string | null;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

export interface OfficeRecommendationEntries {
  entry_id: GeneratedAlways<number>;
  recommendation_id: string;
  kind: string;
  words: string | null;
  link: string | null;
  document_kind: string | null;
  document_on: Day | null;
  document_origin: string | null;
  due_on: Day | null;
  by_letter: Generated<boolean>;
  person_id: string;
  post_id: string;
  at: Generated<Instant>;
}

export interface OfficeRecommendationExtensions {
  extension_id: Generated<string>;
  recommendation_id: string;
  wanted_on: Day;
  reason: string;
  state: Generated<string>;
  version: Generated<number>;
  asked_by: string;
  asked_at: Generated<Instant>;
  decided_by: string | null;
  decided_at: Instant | null;
}

export interface OfficeRecommendations {
  recommendation_id: Generated<string>;
  number: string;
  agency_id: string;
  area_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  advice: string;
  grounds: string | null;
  due_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  issued_by: string;
  issued_at: Generated<Instant>;
  claimed_by: string | null;
  claimed_at: Instant | null;
  verified_how: string | null;
  verified_by: string | null;
  verified_at: Instant | null;
  outcome: string | null;
  ended_at: Instant | null;
  reopened_count: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeReferralConsultations {
  referral_id: string;
  consultation_id: string;
}

export interface OfficeReferrals {
  referral_id: Generated<string>;
  number: string;
  kind: string;
  area_no: number;
  watch_item_id: string | null;
  agency_id: string | null;
  destination: string;
  destination_name: string | null;
  basis: string | null;
  basis_words: string | null;
  consented_on: Day | null;
  facts: string | null;
  channel: string | null;
  sent_on: Day | null;
  receipt: string | null;
  why: string | null;
  state: string;
  version: Generated<number>;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  taken_by: string | null;
  taken_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeRegionProvinces {
  region_province_id: GeneratedAlways<number>;
  province_iso: string;
  region_no: number | null;
  valid_from_on: Day;
  valid_to_on: Day | null;
  source: string | null;
  verified: Generated<boolean>;
}

export interface OfficeRegisterEntries {
  office_no: number;
  direction: string;
  year_be: number;
  register_no: number;
  letter_id: string | null;
  incoming_id: string | null;
  entered_on: Day;
}

export interface OfficeRequests {
  request_id: string;
  person_id: string;
  action: string;
  result: Json;
  at: Generated<Instant>;
}

export interface OfficeReturnBookPages {
  return_book_id: string;
  quarterly_return_id: string;
  agency_id: string;
  version: number;
  typed: Json;
  changes: Json;
  change_count: number;
}

export interface OfficeReturnBooks {
  return_book_id: Generated<string>;
  sha256: string;
  row_count: number;
  handed_in_by: string;
  handed_in_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeReturnDecisions {
  moment: number;
  quarterly_return_id: string;
  revision_no: number;
  level: string;
  decision: string;
  reason: string | null;
  decided_by: string;
  decided_at: Generated<Instant>;
}

export interface OfficeReturnDrafts {
  return_draft_id: Generated<string>;
  quarterly_return_id: string;
  agency_id: string;
  typed: Json;
  typed_by: string;
  typed_at: Generated<Instant>;
}

export interface OfficeReturnExceptions {
  return_exception_id: Generated<string>;
  quarterly_return_id: string;
  until_at: Instant;
  reason: string;
  granted_by: string;
  granted_at: Generated<Instant>;
}

export interface OfficeReturnMoney {
  moment: number;
  return_project_id: string;
  part: number;
  received_thb: Numeric;
  spent_thb: Numeric;
}

export interface OfficeReturnProjects {
  moment: number;
  return_project_id: string;
  line_no: number;
  title: string;
  parts: number[];
  guideline_id: string | null;
  unit: string | null;
  target: Numeric | null;
  result: Numeric | null;
  beneficiaries: number | null;
  counted_elsewhere: number | null;
  counted_where: string | null;
  progress: string | null;
  obstacle: string | null;
  support: string | null;
  evidence: string | null;
  emenscr_code: string | null;
  begins_on: Day | null;
  ends_on: Day | null;
}

export interface OfficeReturnRevisions {
  moment: number;
  quarterly_return_id: string;
  revision_no: number;
  submitted_by: string;
  submitted_at: Generated<Instant>;
  sha256: string;
  required_count: number;
  given_count: number;
  is_by_exception: Generated<boolean>;
  reason: string | null;
}

export interface OfficeReturnRoundCounts {
  return_round_id: string;
  province_iso: string;
  area_no: number | null;
  region_no: number | null;
  moments: Numeric;
  owed_count: number;
}

export interface OfficeReturnRounds {
  return_round_id: string;
  fiscal_year_be: number;
  quarter: number;
  begins_on: Day;
  ends_on: Day;
  opens_at: Instant;
  closes_at: Instant;
  fixed_at: Instant | null;
  fixed_by: string | null;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeReturnSumHeads {
  return_round_id: string;
  province_iso: string;
  level: string;
  area_no: number | null;
  region_no: number | null;
  moments: Numeric;
  owed_count: number;
  counted_count: Generated<number>;
  project_count: Generated<number>;
  part1_count: Generated<number>;
  part2_count: Generated<number>;
  part3_count: Generated<number>;
  received1_thb: Generated<Numeric>;
  spent1_thb: Generated<Numeric>;
  received2_thb: Generated<Numeric>;
  spent2_thb: Generated<Numeric>;
  people_count: Generated<number>;
  raised_count: Generated<number>;
  lowered_count: Generated<number>;
  closes_at: Instant | null;
  sent_count: Generated<number>;
  in_time_count: Generated<number>;
  by_leave_count: Generated<number>;
  incomplete_count: Generated<number>;
  changed_late_count: Generated<number>;
  required_count: Generated<number>;
  given_count: Generated<number>;
}

export interface OfficeReturnSums {
  return_round_id: string;
  level: string;
  province_iso: string;
  indicator_id: string;
  area_no: number | null;
  region_no: number | null;
  sum_a: Numeric | null;
  sum_b: Numeric | null;
  value_count: number;
  not_applicable_count: number;
  missing_count: number;
}

export interface OfficeReturnValues {
  moment: number;
  indicator_id: string;
  given: string;
  part_a: Numeric | null;
  part_b: Numeric | null;
  comment: string | null;
  evidence: string | null;
}

export interface OfficeRoundIndicators {
  return_round_id: string;
  indicator_id: string;
  reporter_kinds: string[];
}

export interface OfficeRoundWindows {
  round_window_id: GeneratedAlways<number>;
  return_round_id: string;
  closed_before_at: Instant;
  closes_at: Instant;
  reason: string;
  changed_by: string;
  changed_at: Generated<Instant>;
}

export interface OfficeRunningNumbers {
  series: string;
  area_no: number;
  fiscal_year_be: number;
  last_no: number;
}

export interface OfficeSearchEntries {
  entry_id: GeneratedAlways<number>;
  kind: string;
  subject_id: string;
  shown: string;
  folded: string;
  province_isos: string[];
  agency_id: string | null;
  weight_satang: number;
  fiscal_year_be: number | null;
}

export interface OfficeSearchIndex {
  only_row: Generated<boolean>;
  generation: number;
  workspace_key: string;
  refreshed_at: Generated<Instant>;
  agencies: number;
  suppliers: number;
  tenders: number;
}

export interface OfficeSeatHolders {
  seat_holder_id: GeneratedAlways<number>;
  meeting_invitation_id: string;
  seat_no: number;
  holder_post: string;
  reason: string | null;
  named_by: string;
  named_at: Generated<Instant>;
}

export interface OfficeSelectionPassedOver {
  selection_id: string;
  province_iso: string;
  fiscal_year_be: number;
  area_no: number;
  role: string;
  wording_th: string;
  rank: number | null;
  overridden: Generated<boolean>;
  why: string;
  chosen_by: string;
  chosen_at: Generated<Instant>;
}

export interface OfficeSelectionPlaces {
  selection_id: string;
  province_iso: string;
  fiscal_year_be: number;
  area_no: number;
  role: string;
  wording_th: string;
  rank: number | null;
  overridden: Generated<boolean>;
  why: string | null;
  chosen_by: string;
  chosen_at: Generated<Instant>;
}

export interface OfficeSelectionReadiness {
  selection_id: string;
  province_iso: string;
  governor_will: string | null;
  coordinator: string | null;
  basis: string | null;
  entered_by: string;
  entered_at: Generated<Instant>;
}

export interface OfficeSelections {
  selection_id: Generated<string>;
  fiscal_year_be: number;
  area_no: number;
  role: string;
  weights: Generated<Json>;
  state: Generated<string>;
  version: Generated<number>;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  record: string | null;
  record_sha256: string | null;
  prepared_by: string | null;
  prepared_at: Instant | null;
  proposal_note: string | null;
  proposed_by: string | null;
  proposed_at: Instant | null;
  decided_by: string | null;
  decided_at: Instant | null;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
  withdrawn_why: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeSelfChecks {
  self_check_id: Generated<string>;
  code_hash: Buffer;
  sending_id: string;
  area_no: number;
  agency_said: string | null;
  questions_version: string;
  answers: Json;
  intake_sha256: string;
  sent_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeSignalMarks {
  mark_id: GeneratedAlways<number>;
  signal_id: string;
  flag_id: string;
  flag_version: number;
  verdict: string;
  why: string | null;
  person_id: string;
  at: Generated<Instant>;
}

export interface OfficeSignalSightings {
  sighting_id: GeneratedAlways<number>;
  signal_id: string;
  generation: number;
  content: string | null;
  sha256: string;
  act: string;
  person_id: string;
  at: Generated<Instant>;
}

export interface OfficeSignals {
  signal_id: Generated<string>;
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  agency_id: string | null;
  area_no: number | null;
  province_iso: string | null;
  generation: number;
  content: string;
  sha256: string;
  frozen_by: string;
  frozen_at: Generated<Instant>;
}

export interface OfficeSpendEvidence {
  spend_evidence_id: Generated<string>;
  plan_line_id: string;
  budget_class: number;
  area_no: number;
  kind: string;
  what_for: string | null;
  amount_thb: Numeric;
  person_count: number | null;
  day_count: Numeric | null;
  document_no: string;
  document_on: Day;
  sha256: string | null;
  byte_count: number | null;
  media_type: string | null;
  file_name: string | null;
  state: Generated<string>;
  version: Generated<number>;
  withdrawn_reason: string | null;
  given_by: string;
  given_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeTestAllowances {
  allowance_id: Generated<string>;
  person_id: string | null;
  participant_id: string | null;
  version_id: string;
  extra_minutes: number;
  extra_attempts: number;
  reason: string;
  state: Generated<string>;
  version: Generated<number>;
  given_by: string;
  given_at: Generated<Instant>;
}

export interface OfficeTrainers {
  trainer_id: Generated<string>;
  participant_id: string;
  course_id: string;
  module_slugs: Generated<string[]>;
  basis: string;
  from_on: Day;
  until_on: Day | null;
  end_reason: string | null;
  area_no: number | null;
  state: Generated<string>;
  version: Generated<number>;
  entered_by: string;
  entered_at: Generated<Instant>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeTreeNodes {
  tree_node_id: string;
  plan_node_id: string;
  parent_id: string | null;
  kind: string;
  code: string | null;
  title_th: string;
  title_en: string;
  reporter_kinds: Generated<string[]>;
  valid_from_be: number | null;
  valid_to_be: number | null;
  amends: string | null;
  note_th: string | null;
  note_en: string | null;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeUrgentWarnings {
  warning_id: Generated<string>;
  watch_item_id: string;
  letter_id: string;
  area_no: number;
  addressee: string;
  head_concerned: boolean;
  power_id: string;
  act: string;
  before_at: Instant;
  grounds: string;
  supervisor_name: string;
  copied_on: Day | null;
  copied_by: string | null;
  state: Generated<string>;
  version: Generated<number>;
  drafted_by: string;
  drafted_at: Generated<Instant>;
  settled_words: string | null;
  settled_by: string | null;
  settled_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeVisitAgencies {
  visit_agency_id: Generated<string>;
  visit_id: string;
  agency_id: string;
  checklist_id: string | null;
  checklist_version: number | null;
  checklist: Json | null;
  checklist_sha256: string | null;
  overall: string | null;
  overall_words: string | null;
  seen_by: string | null;
  seen_at: Instant | null;
  response: string | null;
  responder: string | null;
  responded_on: Day | null;
  left_out_why: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface OfficeVisitConsultations {
  visit_id: string;
  consultation_id: string;
  linked_at: Generated<Instant>;
}

export interface OfficeVisitFindings {
  visit_agency_id: string;
  question_id: string;
  answer: string | null;
  figure: Numeric | null;
  note: string | null;
  found_by: string;
  found_at: Generated<Instant>;
}

export interface OfficeVisitOriginals {
  visit_photo_id: string;
  sha256: string;
  byte_count: number;
}

export interface OfficeVisitPapers {
  visit_paper_id: Generated<string>;
  visit_agency_id: string;
  stage: string;
  sha256: string;
  byte_count: number;
  kept_by: string;
  kept_at: Generated<Instant>;
}

export interface OfficeVisitPhotos {
  visit_photo_id: Generated<string>;
  visit_id: string;
  visit_agency_id: string | null;
  sha256: string;
  byte_count: number;
  media_type: string;
  caption: string;
  added_by: string;
  added_at: Generated<Instant>;
}

export interface OfficeVisitRecommendations {
  visit_agency_id: string;
  recommendation_id: string;
  linked_at: Generated<Instant>;
}

export interface OfficeVisitTeam {
  visit_id: string;
  person_id: string;
}

export interface OfficeVisitWatchSources {
  visit_agency_id: string;
  watch_source_id: string;
  watch_item_id: string;
  linked_at: Generated<Instant>;
}

export interface OfficeVisits {
  visit_id: Generated<string>;
  number: string;
  area_no: number;
  province_iso: string;
  purpose: string;
  on_day: Day;
  place: string;
  lead_id: string;
  partners: string | null;
  known: string | null;
  has_mobile_unit: Generated<boolean>;
  activity_id: string | null;
  begun_at: Instant | null;
  reported_on: Day | null;
  reported_by: string | null;
  closed_on: Day | null;
  cancel_reason: string | null;
  planned_by: string;
  planned_at: Generated<Instant>;
  state: Generated<string>;
  version: Generated<number>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeWaitingRowDecisions {
  decision_id: Generated<string>;
  state: string;
  version: Generated<number>;
  import_id: string;
  file_id: string;
  line: number;
  row_key: string;
  reason: string;
  changes: Generated<Json>;
  why: string | null;
  area_no: number | null;
  person_id: string;
  post_id: string;
  decided_at: Generated<Instant>;
  mended_import_id: string | null;
}

export interface OfficeWarningCalls {
  warning_call_id: Generated<string>;
  warning_id: string;
  called_at: Instant;
  is_reached: boolean;
  spoke_to: string | null;
  words: string;
  called_by: string;
  recorded_at: Generated<Instant>;
}

export interface OfficeWatchItems {
  watch_item_id: Generated<string>;
  number: string;
  agency_id: string;
  process: string;
  process_other: string | null;
  area_no: number | null;
  province_iso: string | null;
  district_code: string | null;
  title: string;
  summary: string | null;
  review_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  follows_watch_item_id: string | null;
  opened_by: string;
  opened_at: Generated<Instant>;
  outcome: string | null;
  ended_by: string | null;
  ended_at: Instant | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeWatchMoves {
  watch_move_id: GeneratedAlways<number>;
  watch_item_id: string;
  from_state: string;
  to_state: string;
  reason: string;
  outcome: string | null;
  person_id: string;
  at: Generated<Instant>;
}

export interface OfficeWatchOutcomes {
  watch_outcome_id: Generated<string>;
  watch_item_id: string;
  letter_id: string | null;
  outcome: string;
  amount_thb: Numeric | null;
  happened_on: Day;
  evidence: string;
  link: string | null;
  state: Generated<string>;
  version: Generated<number>;
  recorded_by: string;
  recorded_at: Generated<Instant>;
  verified_how: string | null;
  verified_by: string | null;
  verified_at: Instant | null;
  verified_words: string | null;
  document_kind: string | null;
  document_on: Day | null;
  document_origin: string | null;
  withdrawn_why: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeWatchRecommendations {
  recommendation_id: string;
  watch_item_id: string;
  linked_at: Generated<Instant>;
}

export interface OfficeWatchSecrets {
  watch_source_id: string;
  origin: string;
  note: string;
}

export interface OfficeWatchShares {
  watch_share_id: Generated<string>;
  watch_item_id: string;
  body: string;
  scope_kind: string;
  scope_id: string;
  what: string;
  shared_by: string;
  shared_at: Generated<Instant>;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

export interface OfficeWatchSources {
  watch_source_id: Generated<string>;
  watch_item_id: string;
  kind: string;
  dated_on: Day;
  secrecy: string;
  origin: string | null;
  note: string | null;
  signal_id: string | null;
  added_by: string | null;
  added_at: Generated<Instant>;
}

export interface OfficeWatchSteps {
  watch_step_id: Generated<string>;
  watch_item_id: string;
  rung: string;
  what: string;
  responsible_id: string;
  body: string | null;
  body_scope_kind: string | null;
  body_scope_id: string | null;
  body_name: string | null;
  office_only: Generated<boolean>;
  due_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  done_on: Day | null;
  report: string | null;
  reported_by: string | null;
  reported_at: Instant | null;
  planned_by: string;
  planned_at: Generated<Instant>;
}

export interface OfficeWorkspaceAgencies {
  joining_id: Generated<string>;
  workspace_id: string;
  province_iso: string;
  agency_id: string;
  state: Generated<string>;
  version: Generated<number>;
  invited_on: Day;
  joined_on: Day | null;
  left_on: Day | null;
  left_reason: string | null;
  invited_by: string;
}

export interface OfficeWorkspaceMembers {
  member_id: Generated<string>;
  workspace_id: string;
  province_iso: string;
  duty: string;
  post_th: string;
  person_id: string | null;
  participant_id: string | null;
  from_on: Day;
  until_on: Day | null;
  state: Generated<string>;
  version: Generated<number>;
  added_by: string;
}

export interface OfficeWorkspaceSteps {
  step_id: Generated<string>;
  workspace_id: string;
  fiscal_year_be: number;
  province_iso: string;
  area_no: number;
  step_no: number;
  activity_no: number | null;
  whose: string;
  title_th: string;
  title_en: string;
  due_on: Day;
  state: Generated<string>;
  version: Generated<number>;
  done_on: Day | null;
  done_note: string | null;
  done_by: string | null;
}

export interface OfficeWorkspaces {
  workspace_id: Generated<string>;
  enrolment_id: string;
  fiscal_year_be: number;
  province_iso: string;
  area_no: number;
  guideline_version: string;
  opened_on: Day;
  opened_by: string;
  state: Generated<string>;
  version: Generated<number>;
  mid_year_on: Day | null;
  mid_year_review: string | null;
  mid_year_by: string | null;
  closed_on: Day | null;
  went_well: string | null;
  hindered: string | null;
  lessons: string | null;
  closed_by: string | null;
  next_status: string | null;
  next_reason: string | null;
  decided_on: Day | null;
  decided_by: string | null;
  is_demonstration: Generated<boolean>;
}

export interface OfficeYearNodes {
  fiscal_year_be: number;
  node_id: string;
  source: string;
  verified: Generated<boolean>;
  is_demonstration: Generated<boolean>;
}

export interface OfficeYearResults {
  year_result_id: Generated<string>;
  slug: string;
  fiscal_year_be: number;
  area_no: number | null;
  province_iso: string | null;
  result_th: string;
  result_en: string;
  value: Numeric | null;
  unit_th: string | null;
  unit_en: string | null;
  method_th: string | null;
  method_en: string | null;
  source: string;
  is_demonstration: Generated<boolean>;
}

export interface Database {
  'auth.attempts': AuthAttempts;
  'auth.known_browsers': AuthKnownBrowsers;
  'auth.links': AuthLinks;
  'auth.passwords': AuthPasswords;
  'auth.recovery_codes': AuthRecoveryCodes;
  'auth.second_step_offers': AuthSecondStepOffers;
  'auth.second_steps': AuthSecondSteps;
  'auth.sessions': AuthSessions;
  'office.activities': OfficeActivities;
  'office.activity_agencies': OfficeActivityAgencies;
  'office.activity_agenda': OfficeActivityAgenda;
  'office.activity_sectors': OfficeActivitySectors;
  'office.adoptions': OfficeAdoptions;
  'office.advice_follow_ups': OfficeAdviceFollowUps;
  'office.advice_papers': OfficeAdvicePapers;
  'office.advice_reviews': OfficeAdviceReviews;
  'office.advice_sources': OfficeAdviceSources;
  'office.advices': OfficeAdvices;
  'office.agencies': OfficeAgencies;
  'office.agency_changes': OfficeAgencyChanges;
  'office.agency_invitations': OfficeAgencyInvitations;
  'office.area_provinces': OfficeAreaProvinces;
  'office.areas': OfficeAreas;
  'office.attempt_answers': OfficeAttemptAnswers;
  'office.attempt_gradings': OfficeAttemptGradings;
  'office.attempts': OfficeAttempts;
  'office.attendance_codes': OfficeAttendanceCodes;
  'office.attendance_scans': OfficeAttendanceScans;
  'office.attendances': OfficeAttendances;
  'office.certificates': OfficeCertificates;
  'office.clinics': OfficeClinics;
  'office.committee_comments': OfficeCommitteeComments;
  'office.committee_items': OfficeCommitteeItems;
  'office.committee_meetings': OfficeCommitteeMeetings;
  'office.committee_pack_pages': OfficeCommitteePackPages;
  'office.committee_packs': OfficeCommitteePacks;
  'office.committee_papers': OfficeCommitteePapers;
  'office.committee_resolution_entries': OfficeCommitteeResolutionEntries;
  'office.committee_resolutions': OfficeCommitteeResolutions;
  'office.confidence_answers': OfficeConfidenceAnswers;
  'office.consultation_codes': OfficeConsultationCodes;
  'office.consultation_files': OfficeConsultationFiles;
  'office.consultation_notes': OfficeConsultationNotes;
  'office.consultation_recusals': OfficeConsultationRecusals;
  'office.consultations': OfficeConsultations;
  'office.course_modules': OfficeCourseModules;
  'office.course_versions': OfficeCourseVersions;
  'office.courses': OfficeCourses;
  'office.desk_capacities': OfficeDeskCapacities;
  'office.district_count_corrections': OfficeDistrictCountCorrections;
  'office.district_counts': OfficeDistrictCounts;
  'office.district_matters': OfficeDistrictMatters;
  'office.district_questions': OfficeDistrictQuestions;
  'office.districts': OfficeDistricts;
  'office.enrolments': OfficeEnrolments;
  'office.events': OfficeEvents;
  'office.feedback_answers': OfficeFeedbackAnswers;
  'office.feedback_codes': OfficeFeedbackCodes;
  'office.feedback_sets': OfficeFeedbackSets;
  'office.fiscal_years': OfficeFiscalYears;
  'office.frozen_moments': OfficeFrozenMoments;
  'office.guideline_grounds': OfficeGuidelineGrounds;
  'office.guideline_moves': OfficeGuidelineMoves;
  'office.guideline_moves_before': OfficeGuidelineMovesBefore;
  'office.holidays': OfficeHolidays;
  'office.imports': OfficeImports;
  'office.incoming_letters': OfficeIncomingLetters;
  'office.indicator_actuals': OfficeIndicatorActuals;
  'office.indicator_targets': OfficeIndicatorTargets;
  'office.indicators': OfficeIndicators;
  'office.intake_texts': OfficeIntakeTexts;
  'office.interventions': OfficeInterventions;
  'office.ita_lists': OfficeItaLists;
  'office.ita_results': OfficeItaResults;
  'office.last_events': OfficeLastEvents;
  'office.law_changes': OfficeLawChanges;
  'office.lessons': OfficeLessons;
  'office.letter_answers': OfficeLetterAnswers;
  'office.letter_files': OfficeLetterFiles;
  'office.letter_matters': OfficeLetterMatters;
  'office.letter_offices': OfficeLetterOffices;
  'office.letter_registers': OfficeLetterRegisters;
  'office.letter_reminders': OfficeLetterReminders;
  'office.letter_replies': OfficeLetterReplies;
  'office.letter_reply_codes': OfficeLetterReplyCodes;
  'office.letters': OfficeLetters;
  'office.listed_subjects': OfficeListedSubjects;
  'office.meeting_commitments': OfficeMeetingCommitments;
  'office.meeting_invitations': OfficeMeetingInvitations;
  'office.meeting_news': OfficeMeetingNews;
  'office.meeting_quotas': OfficeMeetingQuotas;
  'office.meeting_trainers': OfficeMeetingTrainers;
  'office.model_agencies': OfficeModelAgencies;
  'office.model_evidence': OfficeModelEvidence;
  'office.news_photos': OfficeNewsPhotos;
  'office.number_prefixes': OfficeNumberPrefixes;
  'office.oit_pages': OfficeOitPages;
  'office.outbox': OfficeOutbox;
  'office.participant_consents': OfficeParticipantConsents;
  'office.participant_merges': OfficeParticipantMerges;
  'office.participant_posts': OfficeParticipantPosts;
  'office.participants': OfficeParticipants;
  'office.people': OfficePeople;
  'office.personal_data_requests': OfficePersonalDataRequests;
  'office.plan_budgets': OfficePlanBudgets;
  'office.plan_line_revisions': OfficePlanLineRevisions;
  'office.plan_lines': OfficePlanLines;
  'office.plan_nodes': OfficePlanNodes;
  'office.posts': OfficePosts;
  'office.practices': OfficePractices;
  'office.problem_case_commitments': OfficeProblemCaseCommitments;
  'office.problem_case_meetings': OfficeProblemCaseMeetings;
  'office.problem_case_parties': OfficeProblemCaseParties;
  'office.problem_cases': OfficeProblemCases;
  'office.province_invitations': OfficeProvinceInvitations;
  'office.provinces': OfficeProvinces;
  'office.provinces_today': OfficeProvincesToday;
  'office.publications': OfficePublications;
  'office.publicity': OfficePublicity;
  'office.quarterly_returns': OfficeQuarterlyReturns;
  'office.questions': OfficeQuestions;
  'office.recommendation_entries': OfficeRecommendationEntries;
  'office.recommendation_extensions': OfficeRecommendationExtensions;
  'office.recommendations': OfficeRecommendations;
  'office.referral_consultations': OfficeReferralConsultations;
  'office.referrals': OfficeReferrals;
  'office.region_provinces': OfficeRegionProvinces;
  'office.register_entries': OfficeRegisterEntries;
  'office.requests': OfficeRequests;
  'office.return_book_pages': OfficeReturnBookPages;
  'office.return_books': OfficeReturnBooks;
  'office.return_decisions': OfficeReturnDecisions;
  'office.return_drafts': OfficeReturnDrafts;
  'office.return_exceptions': OfficeReturnExceptions;
  'office.return_money': OfficeReturnMoney;
  'office.return_projects': OfficeReturnProjects;
  'office.return_revisions': OfficeReturnRevisions;
  'office.return_round_counts': OfficeReturnRoundCounts;
  'office.return_rounds': OfficeReturnRounds;
  'office.return_sum_heads': OfficeReturnSumHeads;
  'office.return_sums': OfficeReturnSums;
  'office.return_values': OfficeReturnValues;
  'office.round_indicators': OfficeRoundIndicators;
  'office.round_windows': OfficeRoundWindows;
  'office.running_numbers': OfficeRunningNumbers;
  'office.search_entries': OfficeSearchEntries;
  'office.search_index': OfficeSearchIndex;
  'office.seat_holders': OfficeSeatHolders;
  'office.selection_passed_over': OfficeSelectionPassedOver;
  'office.selection_places': OfficeSelectionPlaces;
  'office.selection_readiness': OfficeSelectionReadiness;
  'office.selections': OfficeSelections;
  'office.self_checks': OfficeSelfChecks;
  'office.signal_marks': OfficeSignalMarks;
  'office.signal_sightings': OfficeSignalSightings;
  'office.signals': OfficeSignals;
  'office.spend_evidence': OfficeSpendEvidence;
  'office.test_allowances': OfficeTestAllowances;
  'office.trainers': OfficeTrainers;
  'office.tree_nodes': OfficeTreeNodes;
  'office.urgent_warnings': OfficeUrgentWarnings;
  'office.visit_agencies': OfficeVisitAgencies;
  'office.visit_consultations': OfficeVisitConsultations;
  'office.visit_findings': OfficeVisitFindings;
  'office.visit_originals': OfficeVisitOriginals;
  'office.visit_papers': OfficeVisitPapers;
  'office.visit_photos': OfficeVisitPhotos;
  'office.visit_recommendations': OfficeVisitRecommendations;
  'office.visit_team': OfficeVisitTeam;
  'office.visit_watch_sources': OfficeVisitWatchSources;
  'office.visits': OfficeVisits;
  'office.waiting_row_decisions': OfficeWaitingRowDecisions;
  'office.warning_calls': OfficeWarningCalls;
  'office.watch_items': OfficeWatchItems;
  'office.watch_moves': OfficeWatchMoves;
  'office.watch_outcomes': OfficeWatchOutcomes;
  'office.watch_recommendations': OfficeWatchRecommendations;
  'office.watch_secrets': OfficeWatchSecrets;
  'office.watch_shares': OfficeWatchShares;
  'office.watch_sources': OfficeWatchSources;
  'office.watch_steps': OfficeWatchSteps;
  'office.workspace_agencies': OfficeWorkspaceAgencies;
  'office.workspace_members': OfficeWorkspaceMembers;
  'office.workspace_steps': OfficeWorkspaceSteps;
  'office.workspaces': OfficeWorkspaces;
  'office.year_nodes': OfficeYearNodes;
  'office.year_results': OfficeYearResults;
}
