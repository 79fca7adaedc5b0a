import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { leavingReasons, postDuties } from '../officer.codes.ts'
import {
  addPostContract,
  countPostsContract,
  fillPostContract,
  leavePostContract,
  listPostsContract,
  type PostLine,
} from '../officer.contract.ts'
import classes from './Activities.module.css'
import { searchPlacesOn } from './place-then.ts'
import { useCodes } from './use-codes.ts'

const kinds = ['vacant', 'untrained', 'three_duties'] as const

/** Posts of prevention: held or vacant, what their holders were trained in, who carries too much. */
export default function PostsPage() {
  const t = useText()
  const may = useMay()
  const codes = useCodes()
  const [address, change] = useAddress()
  const [asked, ask] = useState<{ kind: 'add' } | { kind: 'fill' | 'leave'; post: PostLine }>()
  const counts = useRead(countPostsContract, {}).data
  const only = kinds.find((kind) => kind === address.only)
  const q = address.q?.slice(0, 100)
  const list = usePages(listPostsContract, { query: { ...(q ? { q } : {}), ...(only ? { only } : {}) } })
  return (
    <Page
      title={t('activities.posts.title')}
      opening={counts && t('activities.posts.opening', counts)}
      actions={
        may('activity.record') && (
          <Button onClick={() => ask({ kind: 'add' })}>{t('activities.posts.add')}</Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('activities.posts.title')}
          columns={[
            {
              key: 'post',
              label: t('activities.posts.post'),
              main: true,
              cell: (post) => (
                <>
                  {post.title}
                  <SubLine>
                    {[post.place.name, ...post.duties.map((duty) => t(`activities.duty.${duty}`))].join(
                      ' · ',
                    )}
                  </SubLine>
                </>
              ),
            },
            {
              key: 'holder',
              label: t('activities.posts.holder'),
              cell: (post) =>
                post.holder ? (
                  <>
                    {post.holder.name}{' '}
                    {post.holder.duties >= 3 && (
                      <Badge tone="warn">{t('activities.posts.duties', { n: post.holder.duties })}</Badge>
                    )}
                  </>
                ) : (
                  <Badge tone="warn">{t('activities.posts.vacant')}</Badge>
                ),
            },
            {
              key: 'trained',
              label: t('activities.posts.trained'),
              cell: (post) =>
                !post.holder
                  ? '–'
                  : post.holder.last_trained_on
                    ? `${formatDay(post.holder.last_trained_on)} · ${post.holder.topics.map((topic) => codes.named('topic', topic)).join(', ')}`
                    : t('activities.posts.untrained'),
            },
            {
              key: 'act',
              label: t('activities.acts.title'),
              quiet: true,
              cell: (post) =>
                post.mine &&
                may('activity.record') && (
                  <Button
                    variant="default"
                    onClick={() => ask({ kind: post.holder ? 'leave' : 'fill', post })}
                  >
                    {t(post.holder ? 'activities.posts.leave' : 'activities.posts.fill')}
                  </Button>
                ),
            },
          ]}
          pages={list}
          rowKey={(post) => post.id}
          filter={
            <div className={classes.narrow}>
              <SearchField
                label={t('activities.posts.search')}
                value={address.q ?? ''}
                onChange={(next) => change({ q: next || undefined })}
              />
              <SelectField
                label={t('activities.column.status')}
                data={[
                  { value: '', label: t('activities.filter.any') },
                  ...kinds.map((value) => ({ value, label: t(`activities.posts.${value}`) })),
                ]}
                value={only ?? ''}
                onChange={(next) => change({ only: next || undefined })}
              />
            </div>
          }
          empty={{ sentence: t('activities.posts.none'), next: t('activities.posts.none_next') }}
        />
      </Sheet>
      {asked?.kind === 'add' && <PostDialog onClose={() => ask(undefined)} />}
      {asked?.kind === 'fill' && <PostDialog post={asked.post} onClose={() => ask(undefined)} />}
      {asked?.kind === 'leave' && <LeaveDialog post={asked.post} onClose={() => ask(undefined)} />}
    </Page>
  )
}

interface PostForm {
  title: string
  place: { id: string; label: string } | null
  duties: readonly (typeof postDuties)[number][]
  since: string | null
  name: string
  sex: 'female' | 'male'
}

/** A new post, or somebody who takes over a vacant one; what is typed is kept. */
function PostDialog(props: { post?: PostLine; onClose: () => void }) {
  const start: PostForm = {
    title: '',
    place: null,
    duties: [],
    since: dayKey(new Date()),
    name: '',
    sex: 'female',
  }
  return (
    <Kept<PostForm> form={props.post ? `activity.post.${props.post.id}` : 'activity.post'} start={start}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ post, onClose, kept }: { post?: PostLine; onClose: () => void; kept: KeptForm<PostForm> }) {
  const t = useText()
  const { content, set } = kept
  const { title, place, duties, since, name, sex } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addPostContract, { onDone })
  const fill = useAct(fillPostContract, { onDone })
  const officer = { name: name.trim(), sex }
  const send = () => {
    if (!since) return
    if (post) {
      if (officer.name)
        fill.mutate({ params: { post_id: post.id }, body: { version: post.version, since, officer } })
    } else if (title.trim() && place && duties.length > 0)
      add.mutate({
        body: {
          title,
          place_id: place.id,
          duties: [...duties],
          from_on: since,
          ...(officer.name ? { holder: { ...officer, since } } : {}),
        },
      })
  }
  return (
    <FormDialog
      title={post ? post.title : t('activities.posts.add')}
      actLabel={t(post ? 'activities.posts.fill' : 'activities.posts.add')}
      isBusy={add.isPending || fill.isPending}
      error={add.error ?? fill.error}
      onClose={onClose}
      missing={[
        !post && !title.trim() && t('activities.posts.post'),
        !post && !place && t('activities.column.place'),
        !post && duties.length === 0 && t('activities.posts.which_duties'),
        !since && t('activities.posts.since'),
        post !== undefined && !name.trim() && t('activities.posts.holder'),
      ]}
      onAct={send}
    >
      {kept.mark}
      {!post && (
        <>
          <TextField
            label={t('activities.posts.post')}
            required
            maxLength={160}
            value={title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <PlaceField
            label={t('activities.column.place')}
            value={place}
            onChange={(place) => set({ place })}
            search={(question) => searchPlacesOn(question, since ?? dayKey(new Date()))}
          />
          <ChoiceKeys
            label={t('activities.posts.which_duties')}
            several
            columns={2}
            choices={postDuties.map((value) => ({ value, label: t(`activities.duty.${value}`) }))}
            chosen={duties}
            onChange={(duties) => set({ duties })}
          />
        </>
      )}
      <DateField label={t('activities.posts.since')} value={since} onChange={(since) => set({ since })} />
      <TextField
        label={t('activities.posts.holder')}
        optional={!post}
        maxLength={120}
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <SelectField
        label={t('activities.sheet.sex')}
        data={(['female', 'male'] as const).map((value) => ({
          value,
          label: t(`activities.groups.${value}`),
        }))}
        value={sex}
        onChange={(next) => set({ sex: next === 'male' ? 'male' : 'female' })}
      />
    </FormDialog>
  )
}

function LeaveDialog({ post, onClose }: { post: PostLine; onClose: () => void }) {
  const t = useText()
  const [until, setUntil] = useState<string | null>(dayKey(new Date()))
  const [why, setWhy] = useState<(typeof leavingReasons)[number]>('moved')
  const act = useAct(leavePostContract, { onDone: onClose })
  return (
    <FormDialog
      title={post.title}
      actLabel={t('activities.posts.leave')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!until && t('activities.posts.until')]}
      onAct={() =>
        until &&
        act.mutate({ params: { post_id: post.id }, body: { version: post.version, until_on: until, why } })
      }
    >
      <DateField label={t('activities.posts.until')} value={until} onChange={setUntil} />
      <SelectField
        label={t('activities.posts.why')}
        data={leavingReasons.map((value) => ({ value, label: t(`activities.leaving.${value}`) }))}
        value={why}
        onChange={(next) => setWhy(leavingReasons.find((each) => each === next) ?? 'other')}
      />
    </FormDialog>
  )
}
