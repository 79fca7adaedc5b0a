/** `from` is the … of `to`. */
export const relationKinds = [
  'spouse',
  'divorced',
  'cohabiting',
  'former_partner',
  'parent',
  'step_parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'in_law',
  'guardian',
  'employer',
  'teacher',
  'neighbour',
  'acquaintance',
  'stranger',
  'other',
] as const
export const maritals = ['single', 'married', 'cohabiting', 'separated', 'divorced', 'widowed'] as const
/** Kinds of disability. Source: Luật Người khuyết tật 51/2010/QH12, Điều 3. */
export const disabilities = [
  'movement',
  'hearing_speech',
  'sight',
  'mental',
  'intellectual',
  'other',
] as const
/** Source: GBVIMS, displacement at report, with those who moved for work inside the country. */
export const displacements = [
  'resident',
  'internal_migrant',
  'displaced',
  'returnee',
  'refugee',
  'asylum_seeker',
  'stateless',
  'foreign_national',
] as const
/** A child without, or apart from, its carers. Source: GBVIMS. */
export const separations = ['none', 'unaccompanied', 'separated', 'other_vulnerable'] as const
