export const episodeAt = (column: 'sealed_words' | 'sealed_leaving', row: string) => ({
  table: 'one_stop_episode',
  column,
  row,
})
export const serviceAt = (row: string) => ({ table: 'one_stop_service', column: 'sealed_words', row })
export const noteAt = (row: string) => ({ table: 'one_stop_note', column: 'sealed_words', row })
