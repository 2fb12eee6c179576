kafka-topics --create --topic "never closed
$(( ${ `
cat <<EOF
