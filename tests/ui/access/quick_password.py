"""A password for tests of who is let in: to hold another against its hash takes no time.

The hashes that the app makes take long on purpose, and 64 MiB each.
"""

from argon2 import PasswordHasher

PASSWORD = "a password of many words"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
