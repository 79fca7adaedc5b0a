import { AidElsewhere } from './AidElsewhere.tsx'

/** Emergency support on the page of a call. */
export default function AidOfContact({ id }: { id: string }) {
  return <AidElsewhere of={{ contact_id: id }} />
}
