/**
 * The 54 ethnic groups of Viet Nam and foreign nationals, with the names people know them by.
 * Source: Quyết định 121-TCTK/PPCĐ ngày 02/3/1979.
 */
export const ethnicGroups = {
  kinh: 'Kinh', tay: 'Tày', thai: 'Thái', hoa: 'Hoa', khmer: 'Khmer', muong: 'Mường', nung: 'Nùng', hmong: 'Mông', dao: 'Dao',
  gia_rai: 'Gia Rai', ngai: 'Ngái', e_de: 'Ê Đê', ba_na: 'Ba Na', xo_dang: 'Xơ Đăng', san_chay: 'Sán Chay (Cao Lan, Sán Chỉ)',
  co_ho: 'Cơ Ho', cham: 'Chăm', san_diu: 'Sán Dìu', hre: 'Hrê', mnong: 'Mnông', raglai: 'Raglai', xtieng: 'Xtiêng',
  bru_van_kieu: 'Bru – Vân Kiều', tho: 'Thổ', giay: 'Giáy', co_tu: 'Cơ Tu', gie_trieng: 'Gié Triêng', ma: 'Mạ', kho_mu: 'Khơ Mú',
  co: 'Co', ta_oi: 'Tà Ôi (Pa Kô)', cho_ro: 'Chơ Ro', khang: 'Kháng', xinh_mun: 'Xinh Mun', ha_nhi: 'Hà Nhì', chu_ru: 'Chu Ru',
  lao: 'Lào', la_chi: 'La Chí', la_ha: 'La Ha', phu_la: 'Phù Lá', la_hu: 'La Hủ', lu: 'Lự', lo_lo: 'Lô Lô', chut: 'Chứt', mang: 'Mảng',
  pa_then: 'Pà Thẻn', co_lao: 'Cơ Lao', cong: 'Cống', bo_y: 'Bố Y', si_la: 'Si La', pu_peo: 'Pu Péo', brau: 'Brâu', o_du: 'Ơ Đu',
  ro_mam: 'Rơ Măm',
} as const

export type EthnicGroup = keyof typeof ethnicGroups | 'foreign'

/** Codes kept with a person; what nobody asked is simply not kept. */
export const ethnicities = [...(Object.keys(ethnicGroups) as (keyof typeof ethnicGroups)[]), 'foreign' as const] as const
