/** The name under which this form is kept in drafts. */
export const draftForm = 'contact'
