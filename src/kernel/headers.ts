/** Says whose page asks, by id, so that it never acts in the session of somebody who signed in after them. */
export const pageOfHeader = 'page-of'
