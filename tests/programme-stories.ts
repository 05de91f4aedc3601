/** What five news texts and one on Ratchaburi tell of meetings, as an officer would type it: posts and places, never names of people. */

export interface Story {
  area: number;
  province: string;
  be: number;
  /** The form by which it is entered. */
  entered: Record<string, string>;
  agenda?: string;
  record: Record<string, string>;
  /** On the page of the province and of the year. */
  readBack: readonly (string | RegExp)[];
  /** What would be an invention. */
  unsaid?: RegExp;
}

export const story = {
  samutSakhon: {
    area: 7,
    province: 'TH-74',
    be: 2563,
    entered: {
      kind: 'workshop',
      title: 'ประชุมเชิงปฏิบัติการจังหวัดนำร่องขยายผล สมุทรสาคร',
      onDay: '2020-07-31',
      startsAt: '08.30',
      room: 'ห้องประชุมพันท้ายนรสิงห์ ศาลากลางจังหวัดสมุทรสาคร',
      chair: 'ผู้ว่าราชการจังหวัดสมุทรสาคร',
    },
    record: {
      attendees: '90',
      basis: 'news',
      link: 'sakhononline.com/?p=16660',
      who_pacc_centre: 'รองเลขาธิการคณะกรรมการ ป.ป.ท. และผู้อำนวยการกลุ่มส่งเสริมธรรมาภิบาลในภาครัฐ',
      who_pacc_area: 'หัวหน้ากลุ่มงานป้องกันการทุจริตในภาครัฐ และผู้อำนวยการกลุ่มงานปราบปรามการทุจริตในภาครัฐ 1',
      who_provincial_office: 'หัวหน้าสำนักงานจังหวัด',
      who_government_agencies: 'หัวหน้าส่วนราชการ',
      came_state_enterprises: 'yes',
      who_local_government: 'ผู้นำองค์กรปกครองส่วนท้องถิ่น',
      came_civil_society: 'yes',
      came_private_sector: 'yes',
    },
    readBack: [
      '31 ก.ค. 2563',
      '08.30',
      'พันท้ายนรสิงห์',
      /ผู้เข้าร่วม 90 คน \(ตามข่าว\)/u,
      'รัฐวิสาหกิจ',
      'ผู้นำองค์กรปกครองส่วนท้องถิ่น',
      'ภาคประชาสังคม',
      'ภาคเอกชน',
    ],
  },
  nakhonSiThammarat: {
    area: 8,
    province: 'TH-80',
    be: 2563,
    entered: {
      kind: 'workshop',
      title: 'ประชุมเชิงปฏิบัติการจังหวัดนำร่อง นครศรีธรรมราช',
      onDay: '2020-07-02',
      room: 'ห้องประชุมศรีวิชัย ศาลากลางจังหวัดนครศรีธรรมราช',
      chair: 'ผู้ว่าราชการจังหวัดนครศรีธรรมราช',
    },
    agenda: [
      '| แนวทางการเป็นจังหวัดนำร่องร่วมกับสำนักงาน ป.ป.ท. | ผู้ว่าราชการจังหวัดนครศรีธรรมราช',
      '| ชี้แจงโครงการ | ผู้อำนวยการสำนักงาน ปปท. เขต 8',
    ].join('\n'),
    record: {
      attendees: '200',
      basis: 'news',
      isAbout: 'yes',
      link: 'prnakhonsi.com/3728',
      who_government_agencies: 'หัวหน้าส่วนราชการและผู้แทนหน่วยงานภาครัฐ',
    },
    readBack: [/ผู้เข้าร่วม ประมาณ 200 คน \(ตามข่าว\)/u, 'ศรีวิชัย', 'ผู้อำนวยการสำนักงาน ปปท. เขต 8'],
  },
  chiangMai: {
    area: 5,
    province: 'TH-50',
    be: 2563,
    entered: {
      kind: 'workshop',
      title: 'ประชุมเชิงปฏิบัติการ “คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต” เชียงใหม่',
      reportedOn: '2020-08-26',
      room: 'ศูนย์ประชุมเฉลิมพระเกียรติ 80 พรรษา ศูนย์ราชการจังหวัดเชียงใหม่',
      chair: 'ผู้ว่าราชการจังหวัดเชียงใหม่',
      source: 'chiangmai365days.com/archives/6125',
    },
    record: {
      who_district_offices: 'ผู้แทนจากแต่ละอำเภอ',
      who_damrongdhamma_centres: 'เจ้าหน้าที่ศูนย์ดำรงธรรมอำเภอ',
    },
    readBack: [
      /ข่าวลงวันที่ 26 ส.ค. 2563 \(ไม่ระบุวันประชุม\)/u,
      'ผู้เข้าร่วม ไม่มีบันทึก',
      'ผู้แทนจากแต่ละอำเภอ',
      'เจ้าหน้าที่ศูนย์ดำรงธรรมอำเภอ',
    ],
    unsaid: /ผู้เข้าร่วม \d/u,
  },
  mukdahan: {
    area: 4,
    province: 'TH-49',
    be: 2566,
    entered: {
      kind: 'workshop',
      activityNo: '1',
      title: 'ประชุมเชิงปฏิบัติการจังหวัดขยายผล มุกดาหาร',
      onDay: '2023-03-29',
      startsAt: '09.00',
      room: 'ห้องประชุมแก้วกินรี ชั้น 5 ศาลากลางจังหวัดมุกดาหาร',
      chair: 'ผู้ว่าราชการจังหวัดมุกดาหาร',
    },
    agenda: [
      '| ขับเคลื่อนคลินิก: ประชุมเชิงปฏิบัติการ ลงพื้นที่ และคลินิกเคลื่อนที่ | | 1',
      '| ปลุกจิตสำนึกเจ้าหน้าที่ของรัฐตามหลักสูตร | | 2',
    ].join('\n'),
    record: {},
    readBack: [
      '29 มี.ค. 2566',
      'แก้วกินรี',
      'กิจกรรมที่ 1 ขับเคลื่อนคลินิก',
      'กิจกรรมที่ 2 ปลุกจิตสำนึกตามหลักสูตร',
      'ผู้เข้าร่วม ไม่มีบันทึก',
    ],
  },
  nakhonPathom: {
    area: 7,
    province: 'TH-73',
    be: 2567,
    entered: {
      kind: 'progress_meeting',
      regionNo: '7',
      title: 'ประชุมติดตามความก้าวหน้าแผนแม่บท ประเด็นที่ 21 นครปฐม',
      onDay: '2024-04-23',
      room: 'ห้องประชุมศาลากลางจังหวัดนครปฐม',
      chair: 'ผู้ช่วยเลขาธิการคณะกรรมการ ป.ป.ช. ภาค 7',
      source: 'siameagle.com/026450',
    },
    record: {
      agencies: '8',
      who_nacc: 'สำนักนโยบายและยุทธศาสตร์ สำนักงาน ป.ป.ช.',
      who_pacc_area: 'สำนักงาน ปปท. เขต 7',
      who_provincial_office: 'สำนักงานจังหวัดนครปฐม',
      who_government_agencies:
        'ศึกษาธิการจังหวัด มัธยมศึกษา ประถมศึกษา เขต 1 ส่งเสริมการปกครองท้องถิ่น สาธารณสุข และประชาสัมพันธ์จังหวัด',
    },
    readBack: [
      'ประชุมติดตามความก้าวหน้า',
      'สำนักงาน ป.ป.ช. ภาค 7',
      'หน่วยงานที่มา 8 แห่ง',
      'ผู้ช่วยเลขาธิการคณะกรรมการ ป.ป.ช. ภาค 7',
      'ประชาสัมพันธ์จังหวัด',
    ],
  },
  ratchaburi: {
    area: 7,
    province: 'TH-70',
    be: 2562,
    entered: {
      kind: 'workshop',
      title: 'ประชุมเชิงปฏิบัติการจังหวัดนำร่อง ราชบุรี',
      onDay: '2019-05-13',
      room: 'ห้องประชุมกัลปพฤกษ์',
      source: 'sakhononline.com/?p=10300',
    },
    record: { who_civil_society: 'ภาคประชาสังคมและผู้สนใจ' },
    readBack: ['13 พ.ค. 2562', 'กัลปพฤกษ์', 'ภาคประชาสังคมและผู้สนใจ', 'ผู้เข้าร่วม ไม่มีบันทึก'],
  },
} satisfies Record<string, Story>;
