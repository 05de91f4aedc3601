/** A model agency and its card for tests: nominated by the province, proven and read by the desk, chosen by its director. */
import { act } from '#office/action.ts';
import { addEvidence } from '#programme/model-agencies/actions/add-evidence.ts';
import { chooseModel } from '#programme/model-agencies/actions/decide.ts';
import { nominateAgency } from '#programme/model-agencies/actions/nominate.ts';
import {
  clearPractice,
  publishPractice,
  writePractice,
} from '#programme/model-agencies/actions/practices.ts';
import { criteriaInForce } from '#programme/model-agencies/criteria.ts';
import type { TestOffice } from './office-store.ts';
import { inDays, school, type Cast } from './watch-world.ts';

export const card = {
  titleTh: 'คิวใบอนุญาตที่ทุกคนเห็น',
  titleEn: 'A queue for permits that everybody sees',
  changedTh: 'ติดลำดับคิวใบอนุญาตไว้หน้าห้องและบนเว็บทุกเช้า',
  changedEn: 'The queue stands at the door and on the web each morning',
  howTh: 'ใช้ทะเบียนเดิม พิมพ์วันละครั้ง ไม่ต้องมีระบบใหม่',
  howEn: 'The register that was there, printed once a day',
};
/** By the provincial office, unless somebody else is given. */
export const nominated = async (office: TestOffice, { provinceOffice }: Cast, who = provinceOffice) =>
  (
    await act(office.store, who.viewer, nominateAgency, {
      agencyId: school,
      whyTh: 'เปลี่ยนวิธีรับคำขอจนประชาชนไม่ต้องรอ',
    })
  ).id;
/** A document for each criterion, but some. */
export const proven = async (
  office: TestOffice,
  { officer }: Cast,
  id: string,
  but: readonly string[] = [],
) => {
  for (const { id: criterion } of criteriaInForce().criteria)
    if (!but.includes(criterion))
      await act(office.store, officer.viewer, addEvidence, {
        modelAgencyId: id,
        criterion,
        documentTitle: 'คำสั่งปรับกระบวนงาน',
        documentOn: inDays(-30),
      });
};
export const chosen = async (office: TestOffice, cast: Cast) => {
  const id = await nominated(office, cast);
  await proven(office, cast, id);
  await act(office.store, cast.director.viewer, chooseModel, { id, version: 1, termUntilOn: inDays(700) });
  return id;
};
export const published = async (office: TestOffice, cast: Cast) => {
  const modelAgencyId = await chosen(office, cast);
  const { practiceId } = await act(office.store, cast.provinceOffice.viewer, writePractice, {
    modelAgencyId,
    ...card,
  });
  await act(office.store, cast.officer.viewer, clearPractice, { id: practiceId, version: 1 });
  await act(office.store, cast.colleague.viewer, publishPractice, { id: practiceId, version: 2 });
  return { modelAgencyId, practiceId };
};
