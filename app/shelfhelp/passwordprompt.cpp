// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passwordprompt.h"

#include "console.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace ShelfHelp::App {

namespace {

constexpr char interrupted = 3; // Ctrl+C
constexpr char endOfInput = 4;  // Ctrl+D
constexpr char erased = 127;    // Backspace
constexpr std::size_t longest = 1000;

/// A terminal that shows nothing of what is typed, until this goes.
class SilentTerminal final
{
public:
    SilentTerminal()
        : m_descriptor(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_descriptor >= 0 && tcgetattr(m_descriptor, &m_before) == 0) {
            termios silent = m_before;
            silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG); // a signal must not leave it silent
            m_isSilent = tcsetattr(m_descriptor, TCSAFLUSH, &silent) == 0;
        }
    }

    ~SilentTerminal()
    {
        if (m_isSilent) {
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        }
        if (m_descriptor >= 0) {
            close(m_descriptor);
        }
    }

    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

    [[nodiscard]] bool isSilent() const { return m_isSilent; }

    [[nodiscard]] std::optional<std::string> readLine(const QString &prompt) const
    {
        dprintf(m_descriptor, "%s", qUtf8Printable(prompt));
        std::string line;
        char typed = 0;
        while (line.size() < longest && read(m_descriptor, &typed, 1) == 1 && typed != '\n' &&
               typed != '\r') {
            if (typed == interrupted || typed == endOfInput) {
                dprintf(m_descriptor, "\n");
                return std::nullopt;
            }
            if (typed != erased) {
                line.push_back(typed);
            } else if (!line.empty()) {
                line.pop_back();
            }
        }
        dprintf(m_descriptor, "\n");
        return line;
    }

private:
    int m_descriptor;
    termios m_before{};
    bool m_isSilent = false;
};

} // namespace

Result<std::optional<QString>> askForPassword(const Sql::ConnectionProfile &profile, const QString &why)
{
    printMessage(why);
    const SilentTerminal terminal;
    if (!terminal.isSilent()) {
        return std::optional<QString>(); // libpq looks into PGPASSWORD and ~/.pgpass, and says what is
                                         // missing
    }
    const std::optional<std::string> line = terminal.readLine(u"Password of \"%1\": "_qs.arg(profile.name));
    return line ? std::optional(QString::fromLocal8Bit(line->data(), qsizetype(line->size()))) : std::nullopt;
}

} // namespace ShelfHelp::App
