#!/usr/bin/env bash
# What comes before systemd on the host of these tests, a container: it gets what makes it look like a machine, and its one device gets the name that EBS gives it.
#
#   init.sh DEVICE VOLUME_ID VARIABLE...     the variables are what every unit is started with
set -euo pipefail
device="$1" volume="$2"
shift 2
readonly SYSTEMD=/run/systemd UDEV=/run/udev/rules.d

# Without a /sys that may be written there is no udev.
mount -o remount,rw /sys
# As a container, systemd would leave the devices of /etc/fstab alone.
rm -f /.dockerenv
# For the same reason its last step would make every file system read-only, and some of what is mounted here is a part of the surrounding machine's own.
ln --symbolic --force /bin/true /lib/systemd/systemd-shutdown
mkdir -p "$UDEV" "$SYSTEMD/system/systemd-udev-trigger.service.d" "$SYSTEMD/system.conf.d"
printf 'KERNEL=="%s", SYMLINK+="disk/by-id/nvme-Amazon_Elastic_Block_Store_%s"\n' "${device#/dev/}" "${volume/-/}" >"$UDEV/99-volume.rules"
# In /sys are all devices of the machine that the tests run on. What udev then tells does not reach the first process of a container; reading everything anew does.
cat >"$SYSTEMD/system/systemd-udev-trigger.service.d/volume.conf" <<UNIT
[Service]
ExecStart=
ExecStart=udevadm trigger --action=add --name-match=$device
ExecStartPost=udevadm settle
ExecStartPost=systemctl --no-block daemon-reload
UNIT
{
  printf '[Manager]\nDefaultEnvironment='
  for variable in "$@"; do printf '"%s=%s" ' "$variable" "${!variable}"; done
  echo
} >"$SYSTEMD/system.conf.d/environment.conf"
exec /sbin/init
