/** Words in files of purchases. */
import { texts } from '#kernel/texts.ts';

export const fileText = texts(
  {
    columns: {
      project_id: 'เลขที่โครงการ e-GP',
      award_id: 'รหัสรายการ',
      title: 'โครงการ',
      agency_name: 'หน่วยงาน',
      supplier_name: 'ผู้ขาย',
      method: 'วิธีจัดหา',
      signed_on: 'วันลงนาม (ค.ศ.)',
      amount_thb: 'จำนวนเงิน (บาท)',
      agreed_thb: 'ราคาที่ตกลง (บาท)',
      budget_thb: 'วงเงินงบประมาณ (บาท)',
      reference_thb: 'ราคากลาง (บาท)',
    },
    about: { subject: 'รหัส', year: 'ปีงบประมาณ', flag: 'ข้อสังเกต', data: 'ข้อมูล', standing: 'หมายเหตุ' },
  },
  {
    columns: {
      project_id: 'e-GP project number',
      award_id: 'Award id',
      title: 'Project',
      agency_name: 'Agency',
      supplier_name: 'Supplier',
      method: 'Method',
      signed_on: 'Signed on',
      amount_thb: 'Amount (baht)',
      agreed_thb: 'Agreed price (baht)',
      budget_thb: 'Budget (baht)',
      reference_thb: 'Reference price (baht)',
    },
    about: { subject: 'Id', year: 'Fiscal year (B.E.)', flag: 'Observation', data: 'Data', standing: 'Note' },
  },
);
