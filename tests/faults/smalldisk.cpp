// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smalldisk.h"

#include <QFile>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ShelfHelp::Tests {

SmallDisk::SmallDisk()
{
    m_isMounted = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 &&
                  ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                  ::mount("tmpfs", mountPoint().constData(), "tmpfs", 0, "size=128m,mode=700") == 0;
    m_error = errno;
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted) {
        ::umount2(mountPoint().constData(), MNT_DETACH);
    }
}

QString SmallDisk::problem() const
{
    if (m_isMounted) {
        return {};
    }
    return ::geteuid() != 0 ? u"a small disk can only be mounted by root"_qs
                            : u"mounting is not permitted here, not even to root: "_qs +
                                  QString::fromLocal8Bit(std::strerror(m_error));
}

void SmallDisk::fill()
{
    QFile file(ballast());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray block(1024 * 1024, 'x');
    while (file.write(block) > 0) {
    }
    QCOMPARE(file.error(), QFileDevice::ResourceError);
}

void SmallDisk::clear()
{
    QFile::remove(ballast());
}

QByteArray SmallDisk::mountPoint() const
{
    return QFile::encodeName(m_directory.path());
}

} // namespace ShelfHelp::Tests
