import type { OfficialDocument } from './official-document.shapes.ts'

/** A short six-month report with every part, for tests. Its people and numbers are invented. */
export function sampleReport(change: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    layout: 'state',
    frozenAt: '2026-06-14T17:00:00+07:00',
    parentBody: 'UBND TỈNH QUẢNG NINH',
    issuingBody: 'SỞ NỘI VỤ',
    issuedBy: 'Sở Nội vụ',
    symbol: 'BC-SNV',
    place: 'Quảng Ninh',
    year: 2026,
    kind: 'BÁO CÁO',
    subject: [
      'Kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với',
      'bạo lực trên cơ sở giới 6 tháng đầu năm 2026',
    ],
    addressees: ['Ủy ban nhân dân tỉnh Quảng Ninh', 'Bộ Nội vụ'],
    legalBases: ['Căn cứ Luật Bình đẳng giới', 'Căn cứ Luật Phòng, chống bạo lực gia đình;'],
    body: [
      { kind: 'heading', level: 'phan', number: 1, text: 'Kết quả' },
      { kind: 'heading', level: 'muc', number: 1, text: 'Kết quả thực hiện' },
      { kind: 'heading', level: 'khoan', number: 1, text: 'Truyền thông, tập huấn' },
      {
        kind: 'paragraph',
        runs: [{ text: 'Đã tổ chức ' }, { text: '300', figure: 'TRN-1' }, { text: ' hội nghị tập huấn.' }],
      },
      { kind: 'heading', level: 'diem', number: 5, text: 'Mô hình thí điểm' },
      {
        kind: 'table',
        columns: [
          { header: 'Địa bàn', width: 3, align: 'left' },
          { header: 'Lượt người', width: 1, align: 'right' },
        ],
        rows: [{ cells: ['Phường Hạ Long', '21.374'] }, { cells: ['Tổng số', '21.374'], bold: true }],
      },
      { kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo của Sở Nội vụ.' }] },
    ],
    signature: { authority: 'KT.', onBehalfOf: 'Giám đốc', title: 'Phó Giám đốc', name: 'Người Ký Mẫu' },
    recipients: { list: ['Sở Y tế', 'UBND các xã, phường'], unit: 'BĐG', copies: 3 },
    annexes: [
      {
        title: 'Số liệu theo địa bàn',
        blocks: [{ kind: 'paragraph', runs: [{ text: 'Phụ lục thứ nhất.' }] }],
      },
      {
        title: 'Nguồn số liệu',
        landscape: true,
        blocks: [{ kind: 'paragraph', runs: [{ text: 'Phụ lục thứ hai.' }] }],
      },
    ],
    ...change,
  }
}
