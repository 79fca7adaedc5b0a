import { KeyHelp } from '#ui/KeyHelp.tsx'
import { useText } from '#ui/text.ts'

/** The keys of this page and of the house. */
export default function Help({ onClose }: { onClose: () => void }) {
  const t = useText()
  return (
    <KeyHelp
      opened
      onClose={onClose}
      everywhere={[
        { keys: 'Ctrl+K', label: t('app.find.label') },
        { keys: 'Ctrl+Shift+L', label: t('app.lock') },
        { keys: '?', label: t('app.keys') },
      ]}
    />
  )
}
