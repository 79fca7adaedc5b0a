import { AidElsewhere } from './AidElsewhere.tsx'

/** Emergency support on the page of an incident of the commune's book. */
export default function AidOfIncident({ id }: { id: string }) {
  return <AidElsewhere of={{ incident_id: id }} />
}
