import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listTopicsContract, type Topic } from '../topic.contract.ts'
import { EndTopicDialog, TopicDialog } from './TopicDialogs.tsx'

type Asked = 'add' | { act: 'change' | 'end'; topic: Topic }

/** Topics of dialogues and petitions, each with the duty by which the body responsible is found. */
export default function TopicsPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [asked, ask] = useState<Asked>()
  const list = useRead(listTopicsContract, {})
  const today = dayKey(new Date())
  const isOver = (topic: Topic) => topic.valid_until !== null && topic.valid_until <= today
  const title = (topic: Topic) => (language === 'vi' ? topic.name_vi : topic.name_en)
  const close = () => ask(undefined)
  return (
    <Page
      title={t('dialogue.topics.title')}
      opening={t('dialogue.topics.opening')}
      actions={
        may('dialogue.topics') && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => ask('add')}>
            {t('dialogue.topics.add')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('dialogue.topics.title')}
          columns={[
            {
              key: 'name',
              label: t('dialogue.column.topic'),
              main: true,
              cell: title,
            },
            {
              key: 'duty',
              label: t('dialogue.topics.duty'),
              cell: (topic) => (language === 'vi' ? topic.duty_vi : topic.duty_en),
            },
            {
              key: 'state',
              label: t('dialogue.column.state'),
              cell: (topic) => (
                <Badge tone={isOver(topic) ? 'neutral' : topic.valid_until ? 'warn' : 'ok'}>
                  {topic.valid_until
                    ? t('dialogue.topics.until', { day: formatDay(topic.valid_until) })
                    : t('dialogue.topics.offered')}
                </Badge>
              ),
            },
            ...(may('dialogue.topics')
              ? [
                  {
                    key: 'acts',
                    label: t('dialogue.topics.change'),
                    quiet: true,
                    cell: (topic: Topic) => (
                      <>
                        <Button
                          variant="subtle"
                          aria-label={t('dialogue.topics.change_of', { name: title(topic) })}
                          onClick={() => ask({ act: 'change', topic })}
                        >
                          {t('dialogue.topics.change')}
                        </Button>
                        <Button
                          variant="subtle"
                          color="gray"
                          aria-label={t('dialogue.topics.end_of', { name: title(topic) })}
                          onClick={() => ask({ act: 'end', topic })}
                        >
                          {t('dialogue.topics.end')}
                        </Button>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
          rows={list.data?.items}
          rowKey={(topic) => topic.code}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t('dialogue.topics.none'), next: t('dialogue.topics.none_next') }}
        />
      </Sheet>
      {asked === 'add' && <TopicDialog onClose={close} />}
      {asked && asked !== 'add' && asked.act === 'change' && (
        <TopicDialog topic={asked.topic} onClose={close} />
      )}
      {asked && asked !== 'add' && asked.act === 'end' && (
        <EndTopicDialog topic={asked.topic} onClose={close} />
      )}
    </Page>
  )
}
