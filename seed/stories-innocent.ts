/**
 * Look-alikes: what an eager rule would mark and a fair one must not. Their honest reasons stand in
 * stories.yaml; a test holds that none of them comes into the list.
 */
import { copier, labour, lunch, milk, monthWords, schoolMonths } from '#seed/monthly-contracts.ts';
import { dayIn, workingDay } from '#seed/purchases.ts';
import { makeFirm, makePerson } from '#seed/sellers.ts';
import { add, agencyOf, firms, inTurn, keep, line, type Story } from '#seed/scene.ts';

const firstOf = (month: number): number => workingDay(dayIn(month, 1));

const onlyPetrolStation: Story = {
  id: 'only-petrol-station',
  tell: (scene) => {
    const agency = agencyOf(scene, 'tao-71-5');
    const seller = makeFirm(scene.register, 'limited_partnership', '71', 2541, 'vehicle');
    keep(scene, agency.key, (purchase) => !purchase.title.includes('เชื้อเพลิง'));
    add(scene, onlyPetrolStation, agency, 36, (index) => {
      const signedDay = workingDay(dayIn(1 + (index % 12), 2 + 9 * Math.floor(index / 12)));
      return { line: line('fuel'), seller, budget: scene.random.whole(6_200, 19_800), signedDay };
    });
  },
};

const schoolLunch: Story = {
  id: 'school-lunch-every-month',
  tell: (scene) => {
    const agency = agencyOf(scene, 'school-73-1');
    const seller = makePerson(scene.register, '73', 'food');
    keep(scene, agency.key, (purchase) => !purchase.title.includes('อาหารกลางวัน'));
    add(scene, schoolLunch, agency, schoolMonths.length, (index) => {
      const month = inTurn(schoolMonths, index);
      const title = `จ้างเหมาประกอบอาหารกลางวัน นักเรียน ๑๒๑ คน ประจำเดือน${monthWords(month)}`;
      return { line: lunch, seller, title, budget: 52_920, agreed: 52_920, signedDay: firstOf(month) };
    });
  },
};

const flood: Story = {
  id: 'flood-emergency',
  tell: (scene) => {
    const agency = agencyOf(scene, 'tao-80-2');
    const builders = firms(scene, agency, 'works');
    const budgets = [187_000, 94_500, 231_000, 126_000, 318_000, 78_000, 265_500];
    add(scene, flood, agency, budgets.length, (index) => {
      const budget = inTurn(budgets, index);
      const title = `จ้างซ่อมแซมถนนที่ได้รับความเสียหายจากอุทกภัยเป็นการเร่งด่วน หมู่ที่ ${index + 1}`;
      const signedDay = workingDay(dayIn(3, 2) + index);
      return {
        line: line('road-repair'),
        seller: inTurn(builders, index),
        title,
        budget,
        agreed: budget,
        signedDay,
        days: 20,
      };
    });
  },
};

const monthlyLabour: Story = {
  id: 'monthly-labour-contracts',
  tell: (scene) => {
    const agency = agencyOf(scene, 'tao-74-2');
    const helpers = Array.from({ length: 5 }, () => makePerson(scene.register, '74', 'labour'));
    add(scene, monthlyLabour, agency, 60, (index) => {
      const month = 1 + (index % 12);
      const title = `จ้างเหมาบริการบุคคลภายนอก ตำแหน่งคนงานทั่วไป ประจำเดือน${monthWords(month)}`;
      return {
        line: labour,
        seller: inTurn(helpers, Math.floor(index / 12)),
        title,
        budget: 9_000,
        agreed: 9_000,
        signedDay: firstOf(month),
      };
    });
  },
};

const milkByAllocation: Story = {
  id: 'milk-by-allocation',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-76-4');
    const dairies = (scene.markets.get('76') ?? []).filter((seller) => seller.family === 'milk');
    add(scene, milkByAllocation, agency, schoolMonths.length, (index) => {
      const month = inTurn(schoolMonths, index);
      const title = `ซื้ออาหารเสริม (นม) โรงเรียนในพื้นที่ ประจำเดือน${monthWords(month)}`;
      return {
        line: milk,
        seller: inTurn(dairies, 0),
        title,
        budget: 61_000 + month * 410,
        signedDay: firstOf(month),
      };
    });
  },
};

const openTenders: Story = {
  id: 'builder-who-wins-open-tenders',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-70-1');
    const seller = makeFirm(scene.register, 'limited_partnership', '70', 2538, 'works');
    add(scene, openTenders, agency, 4, (index) => {
      const budget = scene.random.whole(1_100, 3_200) * 1000;
      return {
        line: line('road'),
        seller,
        budget,
        agreed: Math.round(budget * (0.72 + 0.05 * index)),
        method: 'e_bidding',
      };
    });
  },
};

/** More than 300 contracts in the year, of which the source gives exactly 300: no share can be told. */
const cutAgency: Story = {
  id: 'agency-cut-by-its-source',
  tell: (scene) => {
    const agency = agencyOf(scene, 'town-73-1');
    const seller = inTurn(firms(scene, agency, 'works'), 0);
    const bought = ['drain', 'building-materials', 'office-supplies', 'housework'];
    const missing = 330 - (scene.purchases.get(agency.key)?.length ?? 0);
    add(scene, cutAgency, agency, missing, () => ({ line: line(scene.random.pick(bought)), seller }));
    let rows = 0;
    keep(scene, agency.key, (purchase) => (rows += purchase.sellers.length) <= 300);
  },
};

const smallCentre: Story = {
  id: 'child-centre-with-one-cook',
  tell: (scene) => {
    const agency = agencyOf(scene, 'child_centre-74-1');
    const seller = makePerson(scene.register, '74', 'food');
    keep(scene, agency.key, () => false);
    add(scene, smallCentre, agency, 4, (index) => {
      const title = `จ้างเหมาประกอบอาหารกลางวันศูนย์พัฒนาเด็กเล็ก ประจำเดือน${monthWords(8 + index)}`;
      return { line: lunch, seller, title, budget: 16_200, agreed: 16_200, signedDay: firstOf(8 + index) };
    });
  },
};

const copierForTheYear: Story = {
  id: 'copier-rented-for-the-year',
  tell: (scene) => {
    const agency = agencyOf(scene, 'department-74-1');
    const seller = inTurn(firms(scene, agency, 'office'), 0);
    add(scene, copierForTheYear, agency, 12, (index) => {
      const title = `เช่าเครื่องถ่ายเอกสาร ประจำเดือน${monthWords(index + 1)}`;
      return {
        line: copier,
        seller,
        title,
        budget: 2_900,
        agreed: 2_900,
        signedDay: firstOf(1),
        days: 30 * (index + 1),
      };
    });
  },
};

export const innocentStories: readonly Story[] = [
  onlyPetrolStation,
  schoolLunch,
  flood,
  monthlyLabour,
  milkByAllocation,
  openTenders,
  cutAgency,
  smallCentre,
  copierForTheYear,
];
