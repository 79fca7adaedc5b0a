import { type RefObject, useEffect, useRef, useState } from 'react'

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>
}
type DetectorClass = new (options: { formats: string[] }) => Detector

const detectorOf = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
const everyMs = 200

/** Reads tickets with the telephone's camera where its browser can; pictures stay in the telephone. */
export function useCamera(onCode: (code: string) => void): {
  isThere: boolean
  isOn: boolean
  failed: boolean
  start: () => void
  stop: () => void
  video: RefObject<HTMLVideoElement | null>
} {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(onCode)
  latest.current = onCode
  const [isOn, setOn] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const Detecting = detectorOf()
    if (!isOn || !Detecting) return
    const detector = new Detecting({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let last = ''
    let isOver = false
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (opened) => {
        stream = opened
        if (isOver || !video.current) return opened.getTracks().forEach((track) => void track.stop())
        video.current.srcObject = opened
        await video.current.play()
      })
      .catch(() => {
        // No camera, or not allowed: typing and walk-ins go on.
        setFailed(true)
        setOn(false)
      })
    const timer = setInterval(async () => {
      if (!video.current || video.current.readyState < 2) return
      const [found] = await detector.detect(video.current).catch(() => [])
      if (found && found.rawValue !== last) latest.current(found.rawValue)
      last = found?.rawValue ?? ''
    }, everyMs)
    return () => {
      isOver = true
      clearInterval(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [isOn])
  return {
    isThere: detectorOf() !== undefined && Boolean(navigator.mediaDevices?.getUserMedia),
    isOn,
    failed,
    start: () => {
      setFailed(false)
      setOn(true)
    },
    stop: () => setOn(false),
    video,
  }
}
