/**
 * What the flags should notice: ten stories, each in at least two ways, as stories.yaml tells them.
 * They show patterns that deserve a question; none says that anybody did wrong.
 */
import { dayIn, workingDay, yearDays } from '#seed/purchases.ts';
import { makeFirm } from '#seed/sellers.ts';
import { add, agencyOf, firms, inTurn, keep, line, type Story } from '#seed/scene.ts';

const roadInPieces: Story = {
  id: 'road-in-seven-pieces',
  tell: (scene) => {
    const agency = agencyOf(scene, 'tao-70-3');
    keep(scene, agency.key, (purchase) => purchase.kind !== 'จ้างก่อสร้าง'); // a small TAO with one road this year
    const seller = inTurn(firms(scene, agency, 'works'), 4);
    const budgets = [497_000, 498_500, 496_000, 499_000, 497_500, 498_000, 495_500];
    add(scene, roadInPieces, agency, budgets.length, (index) => {
      const budget = inTurn(budgets, index);
      const title = `จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สายคันคลอง${agency.place} ช่วงที่ ${index + 1}`;
      const signedDay = workingDay(dayIn(6, 4) + index);
      return { line: line('road'), seller, title, budget, agreed: budget - 1_000, signedDay, days: 45 };
    });
    add(scene, roadInPieces, agency, 6, () => ({
      line: line('road-repair'),
      seller,
      budget: scene.random.whole(140, 290) * 1000,
    }));
  },
};

const youngFirm: Story = {
  id: 'young-firm-takes-most',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-72-2');
    const seller = makeFirm(scene.register, 'company', '72', 2567, 'works');
    const kinds = ['road', 'drain', 'computers', 'furniture', 'event', 'road', 'electrical', 'waterworks'];
    add(scene, youngFirm, agency, 56, (index) => {
      const what = line(inTurn(kinds, index));
      const budget =
        (what.family === 'works' ? scene.random.whole(380, 498) : scene.random.whole(85, 340)) * 1000;
      return { line: what, seller, budget, agreed: budget };
    });
  },
};

const hospitalPrices: Story = {
  id: 'hospital-above-reference',
  tell: (scene) => {
    const agency = agencyOf(scene, 'hospital-71-1');
    const seller = inTurn(firms(scene, agency, 'medical'), 0);
    add(scene, hospitalPrices, agency, 16, (index) => {
      const large = index % 4 === 0;
      const reference = scene.random.whole(large ? 900 : 300, large ? 2_400 : 440) * 1000;
      const agreed = Math.round((reference * (1.06 + 0.01 * (index % 5))) / 100) * 100;
      const budget = Math.ceil(agreed / 10_000) * 10_000;
      const what = line(index % 2 === 0 ? 'medical-equipment' : 'medicines');
      return { line: what, seller, budget, reference, agreed, method: large ? 'e_bidding' : 'direct' };
    });
  },
};

const septemberRush: Story = {
  id: 'last-two-weeks-of-september',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-76-1');
    keep(scene, agency.key, (_, index) => index % 2 === 0);
    const sellers = [
      ...firms(scene, agency, 'works').slice(0, 3),
      ...firms(scene, agency, 'office').slice(0, 3),
    ];
    const kinds = ['furniture', 'computers', 'drain', 'road', 'electrical'];
    add(scene, septemberRush, agency, 58, (index) => {
      const what = line(inTurn(kinds, index));
      const budget =
        scene.random.whole(what.family === 'works' ? 476 : 120, what.family === 'works' ? 499 : 495) * 1000;
      const signedDay = Math.min(workingDay(dayIn(12, 16 + (index % 15))), yearDays.to);
      return { line: what, seller: inTurn(sellers, index), budget, agreed: budget, signedDay };
    });
  },
};

const underTheBand: Story = {
  id: 'tenders-under-five-million',
  tell: (scene) => {
    const agency = agencyOf(scene, 'department-73-1');
    keep(scene, agency.key, (purchase) => purchase.method !== 'e_bidding');
    const seller = inTurn(firms(scene, agency, 'works'), 1);
    add(scene, underTheBand, agency, 11, (index) => {
      const budget = 4_999_000 - scene.random.whole(0, 60) * 1000;
      const agreed = budget - 1_000 * (1 + (index % 6));
      return { line: line('road'), seller, budget, reference: budget - 500, agreed, method: 'e_bidding' };
    });
  },
};

const paperDates: Story = {
  id: 'dates-that-cannot-be',
  tell: (scene) => {
    const agency = agencyOf(scene, 'tao-75-2');
    const seller = inTurn(firms(scene, agency, 'works'), 2);
    add(scene, paperDates, agency, 9, (index) => {
      const signedDay = workingDay(dayIn(3 + index, 9));
      const budget = scene.random.whole(640, 1_900) * 1000;
      const method = index % 3 === 0 ? 'e_bidding' : 'direct';
      const days = index % 2 === 0 ? -12 : 30;
      const announcedDay = signedDay + 6 + index;
      return {
        line: line('waterworks'),
        seller,
        budget,
        agreed: budget,
        method,
        signedDay,
        announcedDay,
        days,
      };
    });
  },
};

const customersOfAllTrades = [
  'tao-70-1',
  'tao-71-2',
  'tao-72-4',
  'tao-73-1',
  'tao-74-6',
  'tao-76-3',
  'subdistrict-70-4',
  'subdistrict-73-3',
  'subdistrict-74-1',
  'subdistrict-77-5',
  'tao-73-7',
  'tao-77-8',
  'subdistrict-71-5',
  'tao-72-9',
];

const wanderingFirm: Story = {
  id: 'new-firm-of-all-trades',
  tell: (scene) => {
    const seller = makeFirm(scene.register, 'company', '73', 2567, 'office');
    const trades = [
      'road',
      'medical-supplies',
      'event-food',
      'computers',
      'vehicle-repair',
      'event',
      'electrical',
      'drain',
    ];
    for (const [place, key] of customersOfAllTrades.entries()) {
      add(scene, wanderingFirm, agencyOf(scene, key), place === 0 ? 4 : 3, (index) => {
        const budget = (place === 0 ? scene.random.whole(487, 498) : scene.random.whole(350, 497)) * 1000;
        // At the first of them it builds four pieces of road within a week.
        if (place === 0)
          return {
            line: line('road'),
            seller,
            budget,
            agreed: budget,
            signedDay: workingDay(dayIn(9, 2 + index)),
          };
        return { line: line(inTurn(trades, place + index * 3)), seller, budget, agreed: budget };
      });
    }
  },
};

const sameDaySamePrice: Story = {
  id: 'same-day-same-price',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-77-2');
    const seller = inTurn(firms(scene, agency, 'household'), 3);
    for (const month of [3, 5, 7, 9, 10]) {
      const signedDay = workingDay(dayIn(month, 12));
      add(scene, sameDaySamePrice, agency, 9, () => ({
        line: line('building-materials'),
        seller,
        budget: 99_500,
        agreed: 99_500,
        signedDay,
      }));
    }
  },
};

const closedMethods: Story = {
  id: 'large-works-without-tender',
  tell: (scene) => {
    const agency = agencyOf(scene, 'subdistrict-72-4');
    keep(scene, agency.key, (purchase) => purchase.method !== 'e_bidding');
    const seller = inTurn(firms(scene, agency, 'works'), 3);
    add(scene, closedMethods, agency, 24, (index) => {
      const budget = scene.random.whole(900, 6_400) * 1000;
      const what = line(index % 3 === 0 ? 'drain' : 'road');
      return { line: what, seller, budget, agreed: budget, method: index % 4 === 0 ? 'selective' : 'direct' };
    });
  },
};

const grownContracts: Story = {
  id: 'contracts-that-grew',
  tell: (scene) => {
    const agency = agencyOf(scene, 'department-70-1');
    const seller = inTurn(firms(scene, agency, 'works'), 0);
    add(scene, grownContracts, agency, 8, (index) => {
      const budget = scene.random.whole(1_200, 3_900) * 1000;
      const agreed = Math.round((budget * (1.02 + 0.02 * (index % 3))) / 1000) * 1000;
      const contractTotal = Math.round(agreed * (1.16 + 0.03 * (index % 4)));
      return {
        line: line('building-repair'),
        seller,
        budget,
        reference: budget,
        agreed,
        contractTotal,
        method: 'e_bidding',
      };
    });
  },
};

export const plantedStories: readonly Story[] = [
  roadInPieces,
  youngFirm,
  hospitalPrices,
  septemberRush,
  underTheBand,
  paperDates,
  wanderingFirm,
  sameDaySamePrice,
  closedMethods,
  grownContracts,
];
