/** Where quick exit goes: the weather page of the national forecasting centre. The only place outside that this house ever sends a browser to. */
export const neutralPlace = 'https://nchmf.gov.vn/'
