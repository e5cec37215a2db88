import { Drawer, Modal } from 'antd'
import type { ReactNode } from 'react'

export type PanelProps = {
  readonly title: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly width?: number
  readonly extra?: ReactNode
  /** Without a mask the list behind stays usable: the peek panel. */
  readonly isQuiet?: boolean
}

export function SidePanel({ title, isOpen, onClose, children, footer, width = 720, extra, isQuiet }: PanelProps) {
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      size={Math.min(width, window.innerWidth)}
      footer={footer}
      extra={extra}
      mask={isQuiet ? false : { blur: false }}
      destroyOnHidden
      styles={{ body: { padding: 16 }, footer: { padding: '10px 16px' } }}
    >
      {children}
    </Drawer>
  )
}

export function Dialog({ title, isOpen, onClose, children, footer, width = 560 }: PanelProps) {
  return (
    <Modal title={title} open={isOpen} onCancel={onClose} footer={footer ?? null} width={width} destroyOnHidden mask={{ blur: false }}>
      {children}
    </Modal>
  )
}
