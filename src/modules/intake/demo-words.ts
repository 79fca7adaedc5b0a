import type { Danger } from './intake.codes.ts'

interface Said {
  minutesAgo: number
  kind: 'report' | 'question'
  danger: Danger
  about: 'self' | 'other' | 'unsaid'
  is_named: boolean
  place_id: string | null
  text: string
  opened?: true
  answer?: string
}

/** Invented words of the demo, oldest first: nobody has written them. */
export const demoWords: readonly Said[] = [
  {
    minutesAgo: 2 * 24 * 60,
    kind: 'question',
    danger: 'safe',
    about: 'self',
    is_named: false,
    place_id: null,
    text: 'Em học lớp 9. Bạn trai cũ đòi đăng ảnh của em nếu em không gặp bạn ấy. Em sợ mẹ biết. Em phải làm sao?',
    opened: true,
    answer:
      'Chào em. Em không có lỗi gì. Em đừng gửi thêm ảnh và đừng đi gặp một mình. Em giữ lại các tin nhắn đó nhé. Em gọi 111 lúc nào cũng được, không cần nói tên. Em muốn chúng tôi giúp nói chuyện với mẹ không?',
  },
  {
    minutesAgo: 9 * 60,
    kind: 'report',
    danger: 'soon',
    about: 'other',
    is_named: false,
    place_id: '22',
    text: 'Nhà cạnh nhà tôi cứ cuối tuần chồng uống rượu về là chị vợ khóc. Hai đứa nhỏ chạy sang nhà tôi ngồi. Tôi không dám hỏi. Tôi nên báo ai?',
    opened: true,
  },
  {
    minutesAgo: 18,
    kind: 'report',
    danger: 'now',
    about: 'self',
    is_named: false,
    place_id: '22',
    text: 'Anh ấy khóa cửa ngoài từ trưa, điện thoại tôi giấu được. Tôi và con đang ở tầng hai. Anh ấy sắp về.',
  },
]
