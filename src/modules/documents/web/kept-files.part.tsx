import { Button, Progress } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { Contract } from '#kernel/contract.ts'
import { ApiRefusal, type Args, call, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { callWithFile } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { mediaTypes, mostFileBytes } from '../file.codes.ts'
import { type KeptKind, keptKinds, keptRemovals, type peopleShown } from '../kept-file.codes.ts'
import type { KeptBody, KeptLine, KeptMade, KeptRemoval, KeptRemoved } from '../kept-file.contract.ts'

type People = (typeof peopleShown)[number]
type Params = z.ZodType<Record<string, string>>

interface FilesOfRecord {
  files: readonly KeptLine[]
  /** I may add and take out. */
  mayKeep: boolean
  contracts: {
    add: Contract<Params, z.ZodUndefined, typeof KeptBody, typeof KeptMade>
    read: Contract<Params>
    remove: Contract<Params, z.ZodUndefined, typeof KeptRemoval, typeof KeptRemoved>
  }
  /** What the paths of the contracts name of the record. */
  params: Record<string, string>
}

/** Papers and pictures of a record of prevention: listed, fetched, added with the question who can be made out, taken out with a reason. */
export function KeptFiles({ files, mayKeep, contracts, params }: FilesOfRecord) {
  const t = useText()
  const [error, setError] = useState<unknown>()
  const [removing, setRemoving] = useState<KeptLine>()
  const remove = useAct(contracts.remove, { onDone: () => setRemoving(undefined) })
  const read = (file: KeptLine) => {
    setError(undefined)
    const args = { params: { ...params, file_id: file.id } } as Args<Contract<Params>>
    void call(contracts.read, args).catch(setError)
  }
  if (!mayKeep && files.length === 0) return null
  return (
    <Section title={t('files.title')}>
      {files.length === 0 && (
        <p className={layout.quiet}>
          {t('files.none')} {t('files.none_next')}
        </p>
      )}
      <ul className={layout.rows}>
        {files.map((file) => (
          <li key={file.id}>
            <span className={layout.words}>{file.name}</span>
            <span className={layout.between}>
              <span className={layout.quiet}>
                {t(`files.kind.${file.kind}`)} · {formatDay(file.uploaded_at)}
              </span>
              <span className={layout.acts}>
                <Button variant="subtle" size="sm" onClick={() => read(file)}>
                  {t('files.fetch')}
                  <span className="unseen"> {file.name}</span>
                </Button>
                {mayKeep && (
                  <Button variant="subtle" color="gray" size="sm" onClick={() => setRemoving(file)}>
                    {t('files.remove')}
                    <span className="unseen"> {file.name}</span>
                  </Button>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <ErrorNote error={error} />
      {mayKeep && <AddKept contract={contracts.add} params={params} />}
      <ReasonDialog
        opened={removing !== undefined}
        title={t('files.remove')}
        actLabel={t('files.remove')}
        reasons={keptRemovals.map((value) => ({ value, label: t(`files.why.${value}`) }))}
        isBusy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(undefined)}
        onAct={({ code }) =>
          removing &&
          code &&
          remove.mutate({
            params: { ...params, file_id: removing.id },
            body: { version: removing.version, why: code },
          })
        }
      >
        {t('files.remove_hint')}
      </ReasonDialog>
    </Section>
  )
}

interface Sending {
  file: File
  key: string
  looked?: true
}

function AddKept({
  contract,
  params,
}: Pick<FilesOfRecord, 'params'> & { contract: FilesOfRecord['contracts']['add'] }) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<KeptKind>('photo')
  const [people, setPeople] = useState<People>()
  const [problem, setProblem] = useState<string>()
  const [share, setShare] = useState(0)
  const add = useMutation<z.output<typeof KeptMade>, Error, Sending>({
    mutationFn: ({ file, key, looked }) =>
      callWithFile(
        contract,
        {
          params,
          body: {
            name: file.name.slice(-200) || 'tep',
            kind,
            people_shown: people ?? 'nobody',
            ...(looked ? { looked } : {}),
          },
        },
        file,
        { key, onSent: setShare },
      ),
    onSuccess: () => {
      setPeople(undefined)
      return cache.invalidateQueries()
    },
  })
  const take = (file: File | undefined) => {
    if (!file || add.isPending) return
    if (file.size > mostFileBytes) return setProblem(t('files.too_big'))
    setProblem(undefined)
    setShare(0)
    add.mutate({ file, key: crypto.randomUUID() })
  }
  const asks =
    add.error instanceof ApiRefusal && add.error.code === 'file.may_identify' ? add.error : undefined
  const again = () =>
    add.variables && add.mutate({ file: add.variables.file, key: crypto.randomUUID(), looked: true })
  return (
    <div className={layout.stack}>
      <SelectField
        label={t('files.what')}
        data={keptKinds.map((value) => ({ value, label: t(`files.kind.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(keptKinds.find((each) => each === next) ?? 'other')}
      />
      <ChoiceKeys<People>
        label={t('files.people')}
        columns={2}
        choices={(['nobody', 'agreed'] as const).map((value) => ({
          value,
          label: t(`files.people.${value}`),
        }))}
        chosen={people ? [people] : []}
        onChange={([next]) => setPeople(next)}
      />
      <p className={layout.quiet}>{t('files.people_hint')}</p>
      <div className={layout.acts}>
        <Button
          variant="default"
          leftSection={<IconFileUpload size={20} stroke={1.75} aria-hidden />}
          aria-disabled={!people || add.isPending}
          onClick={() => people && !add.isPending && input.current?.click()}
        >
          {t('files.choose')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={mediaTypes.join(',')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {add.isPending && (
        <Progress value={Math.round(share * 100)} aria-label={t('files.sending')} size="lg" />
      )}
      <p role="status" className={layout.quiet}>
        {add.isPending && t('files.sending')}
        {add.isSuccess && t(add.data.stripped ? 'files.kept_stripped' : 'files.kept')}
        {problem}
      </p>
      {!asks && <ErrorNote error={add.error} onRetry={() => add.variables && add.mutate(add.variables)} />}
      {asks && (
        <FormDialog
          title={t('files.look_again')}
          actLabel={t('files.looked')}
          isBusy={add.isPending}
          error={undefined}
          onAct={again}
          onClose={() => add.reset()}
        >
          <p>{t('files.look_again_hint', { name: add.variables?.file.name ?? '' })}</p>
          <ul>
            {String(asks.facts.signs ?? '')
              .split(' ')
              .map((sign) => (
                <li key={sign}>{t(`files.sign.${sign}`)}</li>
              ))}
          </ul>
        </FormDialog>
      )}
    </div>
  )
}
